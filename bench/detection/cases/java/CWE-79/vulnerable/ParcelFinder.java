package org.example.parcel;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.io.IOException;

@WebServlet("/parcel/parcelfinder")
public class ParcelFinder extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Parcel");
        String label = "";
        if (lines != null && lines.hasMoreElements()) {
            label = lines.nextElement();
        }
        List<String> row = new ArrayList<String>();
        row.add("willow");
        row.add(label);
        row.add("violet");
        row.remove(0);
        String checked = row.get(0);
        response.setContentType("text/html");
        int length = 1;
        if (checked != null) {
            length = checked.length();
            response.getWriter().write(checked, 0, length);
        }
    }
}
