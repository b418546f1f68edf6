package org.example.vehicle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.io.IOException;

@WebServlet("/vehicle/vehicleoverview")
public class VehicleOverview extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String picked = request.getHeader("X-Vehicle");
            if (picked == null) {
                picked = "";
            }
            if (!picked.matches("cedar.*")) {
                response.sendError(400);
                return;
            }
            String cooked = picked;
            Statement batch = connection.createStatement();
            batch.addBatch("DELETE FROM vehicle WHERE name = '" + cooked + "'");
            batch.executeBatch();
        } catch (Exception e) {
            getServletContext().log("vehicle failed", e);
        }
    }
}
