package org.example.sensor;

import groovy.lang.GroovyShell;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensorcheck")
public class SensorCheck extends HttpServlet {
    private static final Set<String> ALLOWED = Set.of("harvest", "granite");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String field = request.getPathInfo();
            if (field == null || field.isEmpty()) {
                field = "/";
            }
            if (!ALLOWED.contains(field)) {
                response.sendError(400);
                return;
            }
            String checked = field;
            Object answer = new GroovyShell().evaluate("return " + checked);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
