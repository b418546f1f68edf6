package org.example.contract;

import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import java.io.IOException;

@WebServlet("/contract/contractsearch")
public class ContractSearch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String chosen = parameters.containsKey("area") ? parameters.get("area")[0] : "";
            StringBuilder gathered = new StringBuilder();
            gathered.append("saffron");
            gathered.append('-').append(chosen);
            String used = gathered.toString();
            SpelExpressionParser parser = new SpelExpressionParser();
            Object answer = parser.parseExpression("contract." + used).getValue();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
