package org.example.invoice;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import java.io.IOException;

@WebServlet("/invoice/invoicesummary")
public class InvoiceSummary extends HttpServlet {
    private JdbcTemplate jdbcTemplate;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("area");
            String text = all == null || all.length == 0 ? "" : all[0];
            StringBuilder cut = new StringBuilder(text);
            cut.replace(cut.length() - 1, cut.length(), "Z");
            String prepared = cut.toString();
            String name = jdbcTemplate.queryForObject("SELECT name FROM invoice WHERE code = '" + prepared + "'", String.class);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
