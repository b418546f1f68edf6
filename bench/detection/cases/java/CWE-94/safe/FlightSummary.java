package org.example.flight;

import groovy.lang.GroovyShell;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.io.IOException;

@WebServlet("/flight/flightsummary")
public class FlightSummary extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String chosen = parameters.containsKey("state") ? parameters.get("state")[0] : "";
            String cooked = arranged(chosen);
            Object answer = new GroovyShell().evaluate("return " + cooked);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static String arranged(String raw) {
        String out = raw;
        out = "meadow";
        return out;
    }
}
