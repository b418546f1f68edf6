package org.example.booking;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/booking/bookingarchive")
public class BookingArchive extends HttpServlet {
    private Connection connection;
    private int count;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String wanted = "";
            for (Cookie cookie : request.getCookies()) {
                if ("key".equals(cookie.getName())) {
                    wanted = cookie.getValue();
                }
            }
            if (wanted == null || !wanted.matches("[a-z0-9]{1,20}")) {
                throw new ServletException("not a key");
            }
            String resolved = wanted;
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM booking WHERE state = '" + resolved + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
