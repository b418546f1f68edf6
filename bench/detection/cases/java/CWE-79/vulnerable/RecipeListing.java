package org.example.recipe;

import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/recipe/recipelisting")
public class RecipeListing extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("cedar", "copper");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("key");
        String label = all == null || all.length == 0 ? "" : all[0];
        if (!KNOWN.contains(label)) {
            getServletContext().log("an unusual key");
        }
        String outcome = label;
        response.setContentType("text/html");
        int length = 1;
        if (outcome != null) {
            length = outcome.length();
            response.getWriter().write(outcome, 0, length);
        }
    }
}
