package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.io.IOException;

@WebServlet("/bakery/bakeryreportaction")
public class BakeryReportAction extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("place")) {
                chosen = name;
            }
        }
        String cooked = "cedar";
        int weight = 86;
        if ((500 / 42) + weight > 20) cooked = chosen;
        response.sendRedirect(cooked);
    }
}
