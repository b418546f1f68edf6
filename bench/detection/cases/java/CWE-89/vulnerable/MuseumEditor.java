package org.example.museum;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumeditor")
public class MuseumEditor extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("harvest", "amber");
    private Connection connection;
    private int count;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String word = "";
            for (Cookie cookie : request.getCookies()) {
                if ("colour".equals(cookie.getName())) {
                    word = cookie.getValue();
                }
            }
            String second = request.getParameter("second");
            if (!KNOWN.contains(second)) {
                response.sendError(400);
                return;
            }
            String resolved = word;
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM museum WHERE state = '" + resolved + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
