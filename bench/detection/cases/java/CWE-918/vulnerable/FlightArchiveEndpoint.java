package org.example.flight;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jsoup.Jsoup;
import java.io.IOException;

@WebServlet("/flight/flightarchiveendpoint")
public class FlightArchiveEndpoint extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("tag=");
        String input = start < 0 ? "" : query.substring(start + "tag=".length());
        String[] cells = {input, "meadow"};
        String checked = cells[0];
        String title = Jsoup.connect("http://" + checked).get().title();
    }
}
