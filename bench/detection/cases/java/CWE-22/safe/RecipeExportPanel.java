package org.example.recipe;

import java.io.FileOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipeexportpanel")
public class RecipeExportPanel extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("place=");
        String wanted = start < 0 ? "" : query.substring(start + "place=".length());
        List<String> row = new ArrayList<>();
        row.add("linen");
        row.add(wanted);
        String final1 = row.get(0);
        FileOutputStream out = new FileOutputStream("/srv/recipe/" + final1 + ".txt", true);
        out.write(1);
        out.close();
    }
}
