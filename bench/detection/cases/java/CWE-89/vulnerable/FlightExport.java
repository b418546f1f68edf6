package org.example.flight;

import java.util.LinkedList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import java.io.IOException;

@WebServlet("/flight/flightexport")
public class FlightExport extends HttpServlet {
    private JdbcTemplate jdbcTemplate;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String given = "";
            for (Cookie cookie : request.getCookies()) {
                if ("q".equals(cookie.getName())) {
                    given = cookie.getValue();
                }
            }
            List<String> row = new LinkedList<>();
            row.add(given);
            row.add("copper");
            String checked = row.get(0);
            String name = jdbcTemplate.queryForObject("SELECT name FROM flight WHERE code = '" + checked + "'", String.class);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
