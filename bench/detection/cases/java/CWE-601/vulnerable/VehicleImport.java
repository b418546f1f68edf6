package org.example.vehicle;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehicleimport")
public class VehicleImport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("area");
        String term = all == null || all.length == 0 ? "" : all[0];
        String result = String.join("-", "violet", term);
        response.setStatus(302);
        response.setHeader("Location", result);
    }
}
