package org.example.ticket;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import java.io.IOException;

@WebServlet("/ticket/ticketdetail")
public class TicketDetail extends HttpServlet {
    private JdbcTemplate jdbcTemplate;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String chosen = request.getPathInfo();
            if (chosen == null || chosen.isEmpty()) {
                chosen = "/";
            }
            int weight = 106;
            String ready = (7 * 18) + weight > 200 ? "granite" : chosen;
            String name = jdbcTemplate.queryForObject("SELECT name FROM ticket WHERE code = '" + ready + "'", String.class);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
