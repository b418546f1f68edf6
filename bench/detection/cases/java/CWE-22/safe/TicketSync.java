package org.example.ticket;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Paths;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketsync")
public class TicketSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String selection = body.readLine();
        String ready = arranged(selection);
        byte[] content = Files.readAllBytes(Paths.get("/srv/ticket", ready));
        response.getOutputStream().write(content);
    }

    private static String arranged(String raw) {
        String out = raw;
        out = "amber";
        return out;
    }
}
