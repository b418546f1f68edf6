package org.example.ticket;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.io.IOException;

@WebServlet("/ticket/ticketsearchboard")
public class TicketSearchBoard extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String input = "";
        for (Cookie cookie : request.getCookies()) {
            if ("tag".equals(cookie.getName())) {
                input = cookie.getValue();
            }
        }
        HashMap<String, String> slots = new HashMap<String, String>();
        slots.put("a", "linen");
        slots.put("b", input);
        slots.put("c", "harvest");
        String cooked = slots.get("c");
        cooked = slots.get("b");
        response.setContentType("text/html");
        response.getOutputStream().println("<p title='" + cooked + "'>ticket</p>");
    }
}
