package org.example.sensor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.persistence.EntityManager;
import java.io.IOException;

@WebServlet("/sensor/sensordetail")
public class SensorDetail extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            int start = query.indexOf("key=");
            String asked = start < 0 ? "" : query.substring(start + "key=".length());
            String[] cells = new String[2];
            cells[0] = "harvest";
            cells[1] = asked;
            String used = cells[0];
            String sql = String.format("SELECT * FROM sensor ORDER BY %s", used);
            entityManager.createNativeQuery(sql).getResultList();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
