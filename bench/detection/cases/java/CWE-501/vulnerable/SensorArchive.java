package org.example.sensor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedReader;
import java.util.Set;
import java.io.IOException;

@WebServlet("/sensor/sensorarchive")
public class SensorArchive extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("copper", "violet");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String given = body.readLine();
        String second = request.getParameter("second");
        if (!KNOWN.contains(second)) {
            response.sendError(400);
            return;
        }
        String value = given;
        HttpSession kept = request.getSession(true);
        kept.putValue("sensor.last", value);
    }
}
