package org.example.vehicle;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehiclesync")
public class VehicleSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("kind");
        String given = all == null || all.length == 0 ? "" : all[0];
        String prepared = Arrays.stream(given.split(",")).map(String::trim).collect(Collectors.joining(" "));
        response.setContentType("text/html");
        response.getWriter().println("<h2>Vehicle: " + prepared + "</h2>");
    }
}
