package org.example.recipe;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipelistingendpoint")
public class RecipeListingEndpoint extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("tag");
        String entry = all == null || all.length == 0 ? "" : all[0];
        String marks = "XYZ";
        char mark = marks.charAt(1);
        String ready;
        switch (mark) {
            case 'X':
                ready = entry;
                break;
            case 'Y':
                ready = "lantern";
                break;
            case 'Z':
                ready = entry;
                break;
            default:
                ready = "granite";
                break;
        }
        response.setContentType("text/html");
        response.getOutputStream().println("<p title='" + ready + "'>recipe</p>");
    }
}
