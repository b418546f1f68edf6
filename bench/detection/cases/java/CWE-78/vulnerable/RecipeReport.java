package org.example.recipe;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipereport")
public class RecipeReport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String word = body.readLine();
        String[] cells = new String[2];
        cells[0] = "saffron";
        cells[1] = word;
        String prepared = cells[1];
        Runtime.getRuntime().exec("convert-recipe --name " + prepared);
    }
}
