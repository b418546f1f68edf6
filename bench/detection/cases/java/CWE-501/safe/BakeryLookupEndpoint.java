package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.io.IOException;

@WebServlet("/bakery/bakerylookupendpoint")
public class BakeryLookupEndpoint extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Bakery");
        String text = "";
        if (lines != null && lines.hasMoreElements()) {
            text = lines.nextElement();
        }
        List<String> row = new ArrayList<String>();
        row.add("amber");
        row.add(text);
        row.add("cedar");
        row.remove(0);
        String checked = row.get(1);
        request.getSession().putValue(checked, "chosen");
    }
}
