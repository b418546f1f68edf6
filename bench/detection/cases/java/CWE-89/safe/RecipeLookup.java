package org.example.recipe;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipelookup")
public class RecipeLookup extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String chosen = parameters.containsKey("state") ? parameters.get("state")[0] : "";
            String final1 = new Shaper().shape(chosen);
            StringBuilder sql = new StringBuilder("SELECT * FROM recipe WHERE 1 = 1");
            sql.append(" AND owner = '").append(final1).append("'");
            Statement st = connection.createStatement();
            st.execute(sql.toString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private class Shaper {
        String shape(String raw) {
            StringBuilder unused = new StringBuilder(raw);
            unused.append("x");
            return "cedar";
        }
    }
}
