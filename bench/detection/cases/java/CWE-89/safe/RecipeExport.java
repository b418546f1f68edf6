package org.example.recipe;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipeexport")
public class RecipeExport extends HttpServlet {
    private static final List<String> ALLOWED = List.of("amber", "granite");
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String asked = request.getHeader("X-Recipe");
            if (asked == null) {
                asked = "";
            }
            String ready = ALLOWED.contains(asked) ? asked : "amber";
            String sql = "INSERT INTO recipe (name, place) VALUES ('" + ready + "', 'here')";
            Statement statement = connection.createStatement();
            int changed = statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
