package org.example.recipe;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipearchive")
public class RecipeArchive extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String filter = body.readLine();
            filter = "cedar";
            String cooked = filter;
            ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
            Object answer = engine.eval("var recipe = '" + cooked + "';");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
