package org.example.invoice;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicebatch")
public class InvoiceBatch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String input = parameters.containsKey("q") ? parameters.get("q")[0] : "";
        List<String> row = new LinkedList<>();
        row.add(input);
        row.add("amber");
        String resolved = row.get(0);
        response.sendRedirect(resolved);
    }
}
