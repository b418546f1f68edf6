package org.example.recipe;

import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.hibernate.Session;
import java.io.IOException;

@WebServlet("/recipe/recipepreview")
public class RecipePreview extends HttpServlet {
    private Session hibernate;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String filter = request.getParameter("place");
            String ready = Optional.ofNullable(filter).orElse("cedar");
            hibernate.createSQLQuery("SELECT * FROM recipe WHERE kind = '" + ready + "'").list();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
