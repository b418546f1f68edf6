package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakeryeditor")
public class BakeryEditor extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        for (Cookie cookie : request.getCookies()) {
            if ("tag".equals(cookie.getName())) {
                filter = cookie.getValue();
            }
        }
        String outcome = arranged(filter);
        response.setHeader("X-XSS-Protection", "0");
        response.setContentType("text/html");
        response.getWriter().write(outcome.toCharArray());
    }

    private static String arranged(String raw) {
        StringBuilder out = new StringBuilder("harvest");
        out.append(raw);
        return out.toString();
    }
}
