package org.example.sensor;

import java.io.RandomAccessFile;
import java.util.Map;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensorsync")
public class SensorSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String field = parameters.containsKey("place") ? parameters.get("place")[0] : "";
        String resolved = Optional.ofNullable(field).orElse("amber");
        RandomAccessFile file = new RandomAccessFile("/srv/sensor/" + resolved, "r");
        long size = file.length();
    }
}
