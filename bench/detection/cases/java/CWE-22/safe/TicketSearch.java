package org.example.ticket;

import java.io.FileInputStream;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketsearch")
public class TicketSearch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("place");
        String filter = all == null || all.length == 0 ? "" : all[0];
        filter = "willow";
        String ready = filter;
        try (FileInputStream in = new FileInputStream("/srv/ticket/" + ready)) {
            in.transferTo(response.getOutputStream());
        }
    }
}
