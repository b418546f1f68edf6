package org.example.sensor;

import java.net.URLDecoder;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensorimport")
public class SensorImport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Sensor");
        String filter = "";
        if (lines != null && lines.hasMoreElements()) {
            filter = lines.nextElement();
        }
        String cooked = URLDecoder.decode(filter, "UTF-8");
        response.setContentType("text/html");
        response.getWriter().println("<h2>Sensor: " + cooked + "</h2>");
    }
}
