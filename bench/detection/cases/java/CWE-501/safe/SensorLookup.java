package org.example.sensor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.io.IOException;

@WebServlet("/sensor/sensorlookup")
public class SensorLookup extends HttpServlet {
    private static final Pattern SHAPE = Pattern.compile("^[A-Za-z]{2,12}$");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Sensor");
        String given = "";
        if (lines != null && lines.hasMoreElements()) {
            given = lines.nextElement();
        }
        if (!SHAPE.matcher(given).matches()) {
            response.sendError(400);
            return;
        }
        String outcome = given;
        HttpSession session = request.getSession();
        session.setAttribute(outcome, "10340");
    }
}
