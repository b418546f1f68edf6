package org.example.vehicle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehiclepreview")
public class VehiclePreview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("key");
        String asked = all == null || all.length == 0 ? "" : all[0];
        String[] cells = {asked, "cedar"};
        String resolved = cells[0];
        Runtime.getRuntime().exec("convert-vehicle --name " + resolved);
    }
}
