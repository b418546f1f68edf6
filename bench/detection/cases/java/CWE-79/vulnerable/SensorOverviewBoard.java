package org.example.sensor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensoroverviewboard")
public class SensorOverviewBoard extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String asked = "";
        for (Cookie cookie : request.getCookies()) {
            if ("place".equals(cookie.getName())) {
                asked = cookie.getValue();
            }
        }
        String[] cells = new String[2];
        cells[0] = "copper";
        cells[1] = asked;
        String final1 = cells[1];
        response.setContentType("text/html");
        Object[] cells = {"sensor", final1};
        response.getWriter().format("<td>%1$s</td><td>%2$s</td>", cells);
    }
}
