package org.example.sensor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.IOException;

@WebServlet("/sensor/sensoroverview")
public class SensorOverview extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String picked = body.readLine();
        int weight = 106;
        String cooked = (7 * 18) + weight > 200 ? "violet" : picked;
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + cooked + " /var/log/sensor.log"};
        runtime.exec(command);
    }
}
