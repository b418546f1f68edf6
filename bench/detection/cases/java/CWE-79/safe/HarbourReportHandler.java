package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harbourreporthandler")
public class HarbourReportHandler extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = request.getParameter("place");
        String checked;
        if ("saffron".equals(entry)) {
            checked = "saffron";
        } else {
            checked = "violet";
        }
        response.setContentType("text/html");
        response.getWriter().println("<h2>Harbour: " + checked + "</h2>");
    }
}
