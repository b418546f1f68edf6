package org.example.museum;

import java.io.BufferedReader;
import javax.persistence.EntityManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumcheck")
public class MuseumCheck extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String selection = body.readLine();
            String cooked = arranged(selection);
            String sql = String.format("SELECT * FROM museum ORDER BY %s", cooked);
            entityManager.createNativeQuery(sql).getResultList();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static String arranged(String raw) {
        String out = raw;
        out = "copper";
        return out;
    }
}
