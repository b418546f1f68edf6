package org.example.flight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/flight/flightdetail")
public class FlightDetail extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String text = request.getHeader("X-Flight");
            if (text == null) {
                text = "";
            }
            String final1 = "";
            for (int i = 0; i < 2; i++) {
                final1 += text;
            }
            String sql = "UPDATE flight SET seen = 1 WHERE name = '" + final1 + "'";
            PreparedStatement update = connection.prepareStatement(sql);
            update.executeUpdate();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
