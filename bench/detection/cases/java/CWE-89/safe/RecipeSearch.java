package org.example.recipe;

import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipesearch")
public class RecipeSearch extends HttpServlet {
    private Connection connection;
    private int count;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String part = body.readLine();
            String cooked = part;
            cooked = "harvest";
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM recipe WHERE state = '" + cooked + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
