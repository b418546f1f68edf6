package org.example.recipe;

import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipeoverview")
public class RecipeOverview extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Recipe");
        String field = "";
        if (lines != null && lines.hasMoreElements()) {
            field = lines.nextElement();
        }
        String prepared;
        if ("willow".equals(field)) {
            prepared = "willow";
        } else {
            prepared = "granite";
        }
        request.getSession().putValue(prepared, "chosen");
    }
}
