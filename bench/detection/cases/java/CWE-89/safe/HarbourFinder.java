package org.example.harbour;

import java.sql.Connection;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harbourfinder")
public class HarbourFinder extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String field = "";
            for (Cookie cookie : request.getCookies()) {
                if ("q".equals(cookie.getName())) {
                    field = cookie.getValue();
                }
            }
            int step = 2;
            String ready = "violet";
            switch (step) {
                case 1:
                    ready = field;
                    break;
                case 2:
                    ready = "amber";
                    break;
                default:
                    break;
            }
            String sql = "INSERT INTO harbour (name, place) VALUES ('" + ready + "', 'here')";
            Statement statement = connection.createStatement();
            int changed = statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
