package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/harbour/harboureditorendpoint")
public class HarbourEditorEndpoint extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String picked = "";
        for (Cookie cookie : request.getCookies()) {
            if ("key".equals(cookie.getName())) {
                picked = cookie.getValue();
            }
        }
        String prepared = picked.replaceAll("[^A-Za-z0-9]", "");
        HttpSession session = request.getSession();
        session.setAttribute(prepared, "10340");
    }
}
