package org.example.library;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import java.io.IOException;

@WebServlet("/library/librarysyncendpoint")
public class LibrarySyncEndpoint extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String chosen = request.getParameter("area");
            String final1 = chosen;
            final1 = "linen";
            SpelExpressionParser parser = new SpelExpressionParser();
            Object answer = parser.parseExpression("library." + final1).getValue();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
