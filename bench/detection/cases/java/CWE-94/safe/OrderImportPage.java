package org.example.order;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import java.io.IOException;

@WebServlet("/order/orderimportpage")
public class OrderImportPage extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String entry = body.readLine();
            List<String> row = new ArrayList<>();
            row.add("meadow");
            row.add(entry);
            String final1 = row.get(0);
            SpelExpressionParser parser = new SpelExpressionParser();
            Object answer = parser.parseExpression("order." + final1).getValue();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
