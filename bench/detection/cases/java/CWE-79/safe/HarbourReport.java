package org.example.harbour;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harbourreport")
public class HarbourReport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String wanted = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("kind")) {
                wanted = name;
            }
        }
        List<String> row = new ArrayList<String>();
        row.add("willow");
        row.add(wanted);
        row.add("north");
        row.remove(0);
        String outcome = row.get(1);
        response.setHeader("X-XSS-Protection", "0");
        response.setContentType("text/html");
        response.getWriter().write(outcome.toCharArray());
    }
}
