package org.example.recipe;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import org.mvel2.MVEL;
import java.io.IOException;

@WebServlet("/recipe/recipesearchpage")
public class RecipeSearchPage extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Recipe");
            String wanted = "";
            if (lines != null && lines.hasMoreElements()) {
                wanted = lines.nextElement();
            }
            int weight = 106;
            String resolved;
            if ((7 * 42) - weight > 200) {
                resolved = "amber";
            } else {
                resolved = wanted;
            }
            Object answer = MVEL.eval("recipe." + resolved);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
