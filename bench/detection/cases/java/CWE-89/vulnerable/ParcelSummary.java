package org.example.parcel;

import java.net.URLDecoder;
import java.util.Enumeration;
import javax.persistence.EntityManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/parcel/parcelsummary")
public class ParcelSummary extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Parcel");
            String word = "";
            if (lines != null && lines.hasMoreElements()) {
                word = lines.nextElement();
            }
            String used = URLDecoder.decode(word, "UTF-8");
            String sql = String.format("SELECT * FROM parcel ORDER BY %s", used);
            entityManager.createNativeQuery(sql).getResultList();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
