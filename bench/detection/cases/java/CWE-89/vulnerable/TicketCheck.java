package org.example.ticket;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.persistence.EntityManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketcheck")
public class TicketCheck extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String filter = body.readLine();
            String resolved = filter.trim();
            String sql = String.format("SELECT * FROM ticket ORDER BY %s", resolved);
            entityManager.createNativeQuery(sql).getResultList();
        } catch (Exception e) {
            getServletContext().log("ticket failed", e);
        }
    }
}
