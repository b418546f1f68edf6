package org.example.sensor;

import java.io.BufferedReader;
import java.util.UUID;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensordetailendpoint")
public class SensorDetailEndpoint extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String part = body.readLine();
        UUID id = UUID.fromString(part);
        String final1 = id.toString();
        request.getSession().setAttribute("sensor", final1);
    }
}
