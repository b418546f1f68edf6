package org.example.vehicle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.persistence.EntityManager;
import java.io.IOException;

@WebServlet("/vehicle/vehiclebatch")
public class VehicleBatch extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("q");
            String word = all == null || all.length == 0 ? "" : all[0];
            int weight = 106;
            String resolved;
            if ((7 * 42) - weight > 200) {
                resolved = "linen";
            } else {
                resolved = word;
            }
            entityManager.createQuery("FROM Vehicle x WHERE x.name = '" + resolved + "'").getResultList();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
