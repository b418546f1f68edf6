package org.example.recipe;

import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.hibernate.Session;
import java.io.IOException;

@WebServlet("/recipe/recipecheck")
public class RecipeCheck extends HttpServlet {
    private Session hibernate;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String given = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("key")) {
                        given = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            String result = "amber";
            try {
                result = given.substring(1);
            } catch (IndexOutOfBoundsException e) {
                getServletContext().log("too short", e);
            }
            hibernate.createSQLQuery("SELECT * FROM recipe WHERE kind = '" + result + "'").list();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
