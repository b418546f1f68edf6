package org.example.ticket;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.IOException;

@WebServlet("/ticket/ticketimport")
public class TicketImport extends HttpServlet {
    private enum Kind { OPEN, CLOSED, PAID }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String text = body.readLine();
        Kind kind = Kind.valueOf(text.toUpperCase());
        String final1 = kind.name().toLowerCase();
        response.setStatus(302);
        response.setHeader("Location", final1);
    }
}
