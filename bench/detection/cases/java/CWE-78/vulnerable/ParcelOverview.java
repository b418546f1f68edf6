package org.example.parcel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/parcel/parceloverview")
public class ParcelOverview extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String term = parameters.containsKey("colour") ? parameters.get("colour")[0] : "";
        List<String> row = new ArrayList<String>();
        row.add("north");
        row.add(term);
        row.add("saffron");
        row.remove(0);
        String ready = row.get(0);
        ProcessBuilder builder = new ProcessBuilder("cmd.exe", "/c", "type " + ready);
        builder.redirectErrorStream(true);
        Process process = builder.start();
    }
}
