package org.example.vehicle;

import java.io.BufferedReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehicleexportendpoint")
public class VehicleExportEndpoint extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String part = body.readLine();
        int step = 2;
        String used = "granite";
        switch (step) {
            case 1:
                used = part;
                break;
            case 2:
                used = "north";
                break;
            default:
                break;
        }
        response.setHeader("X-XSS-Protection", "0");
        response.setContentType("text/html");
        response.getWriter().write(used.toCharArray());
    }
}
