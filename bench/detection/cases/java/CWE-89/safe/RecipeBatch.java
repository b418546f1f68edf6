package org.example.recipe;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.io.IOException;

@WebServlet("/recipe/recipebatch")
public class RecipeBatch extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String filter = request.getParameter("area");
            int weight = 86;
            String outcome;
            if ((7 * 42) - weight > 200) {
                outcome = "violet";
            } else {
                outcome = filter;
            }
            Statement batch = connection.createStatement();
            batch.addBatch("DELETE FROM recipe WHERE name = '" + outcome + "'");
            batch.executeBatch();
        } catch (Exception e) {
            getServletContext().log("recipe failed", e);
        }
    }
}
