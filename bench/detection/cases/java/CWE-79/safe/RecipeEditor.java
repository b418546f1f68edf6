package org.example.recipe;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipeeditor")
public class RecipeEditor extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = request.getPathInfo();
        if (entry == null || entry.isEmpty()) {
            entry = "/";
        }
        String outcome = entry.replaceAll("[^A-Za-z0-9]", "");
        response.setContentType("text/html");
        Object[] cells = {"recipe", outcome};
        response.getWriter().format("<td>%1$s</td><td>%2$s</td>", cells);
    }
}
