package org.example.harbour;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.persistence.EntityManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harboureditor")
public class HarbourEditor extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String term = body.readLine();
            String[] cells = {term, "granite"};
            String final1 = cells[1];
            entityManager.createQuery("FROM Harbour x WHERE x.name = '" + final1 + "'").getResultList();
        } catch (Exception e) {
            getServletContext().log("harbour failed", e);
        }
    }
}
