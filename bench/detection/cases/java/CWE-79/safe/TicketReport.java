package org.example.ticket;

import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketreport")
public class TicketReport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String text = parameters.containsKey("place") ? parameters.get("place")[0] : "";
        HashMap<String, Object> slots = new HashMap<String, Object>();
        slots.put("a-lantern", "lantern");
        slots.put("b-lantern", text);
        slots.put("c-lantern", "cedar");
        String outcome = (String) slots.get("b-lantern");
        outcome = (String) slots.get("a-lantern");
        response.setContentType("text/html");
        response.getWriter().println("<h2>Ticket: " + outcome + "</h2>");
    }
}
