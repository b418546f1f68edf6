package org.example.ticket;

import java.io.File;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketoverview")
public class TicketOverview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = request.getPathInfo();
        if (chosen == null || chosen.isEmpty()) {
            chosen = "/";
        }
        int step = 2;
        String cooked = "willow";
        switch (step) {
            case 1:
                cooked = chosen;
                break;
            case 2:
                cooked = "lantern";
                break;
            default:
                break;
        }
        String[] environment = {"TICKET=" + cooked};
        Runtime.getRuntime().exec("run-ticket", environment, new File("/srv/ticket"));
    }
}
