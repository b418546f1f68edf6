package org.example.ticket;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.net.URL;
import java.io.IOException;

@WebServlet("/ticket/ticketcheckservlet")
public class TicketCheckServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        for (Cookie cookie : request.getCookies()) {
            if ("tag".equals(cookie.getName())) {
                filter = cookie.getValue();
            }
        }
        String outcome = "";
        for (int i = 0; i < 2; i++) {
            outcome += filter;
        }
        URL address = new URL("http://" + outcome + "/ticket.json");
        InputStream in = address.openStream();
        in.close();
    }
}
