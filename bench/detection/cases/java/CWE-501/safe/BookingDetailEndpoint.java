package org.example.booking;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/booking/bookingdetailendpoint")
public class BookingDetailEndpoint extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("colour=");
        String wanted = start < 0 ? "" : query.substring(start + "colour=".length());
        int number = Integer.parseInt(wanted);
        String checked = "harvest" + number;
        HttpSession kept = request.getSession(true);
        kept.putValue("booking.last", checked);
    }
}
