package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.util.Enumeration;
import java.io.IOException;

@WebServlet("/bakery/bakeryreport")
public class BakeryReport extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Bakery");
            String term = "";
            if (lines != null && lines.hasMoreElements()) {
                term = lines.nextElement();
            }
            StringBuffer buffer = new StringBuffer(term);
            buffer.insert(0, "copper");
            String used = buffer.toString();
            CallableStatement call = connection.prepareCall("{call find_bakery('" + used + "')}");
            call.execute();
        } catch (Exception e) {
            getServletContext().log("bakery failed", e);
        }
    }
}
