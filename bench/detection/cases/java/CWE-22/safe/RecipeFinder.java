package org.example.recipe;

import java.io.BufferedReader;
import java.io.FileReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipefinder")
public class RecipeFinder extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String part = request.getParameter("q");
        String value;
        int weight = 86;
        if ((7 * 42) - weight > 200) value = "saffron";
        else value = part;
        BufferedReader reader = new BufferedReader(new FileReader("/srv/recipe/" + value));
        int first = reader.read();
    }
}
