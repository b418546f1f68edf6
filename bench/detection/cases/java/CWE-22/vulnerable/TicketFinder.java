package org.example.ticket;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;

@WebServlet("/ticket/ticketfinder")
public class TicketFinder extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String word = request.getParameter("place");
        int weight = 86;
        String prepared = (7 * 18) + weight > 200 ? word : "harvest";
        File place = new File("/srv/ticket", prepared);
        response.getWriter().println(place.exists());
    }
}
