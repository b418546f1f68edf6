package org.example.recipe;

import java.io.BufferedReader;
import javax.naming.ldap.LdapContext;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipesummary")
public class RecipeSummary extends HttpServlet {
    private LdapContext ldap;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String input = body.readLine();
            char[] letters = input.toCharArray();
            String cooked = new String(letters);
            String base = "cn=" + cooked + ",ou=recipes";
            ldap.search(base, "(objectclass=*)", null);
        } catch (Exception e) {
            getServletContext().log("recipe failed", e);
        }
    }
}
