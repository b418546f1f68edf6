package org.example.parcel;

import java.util.Map;
import javax.persistence.EntityManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/parcel/parcelimport")
public class ParcelImport extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String selection = parameters.containsKey("area") ? parameters.get("area")[0] : "";
            String prepared = String.join("-", "meadow", selection);
            entityManager.createQuery("FROM Parcel x WHERE x.name = '" + prepared + "'").getResultList();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
