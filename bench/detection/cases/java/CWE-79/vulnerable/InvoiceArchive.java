package org.example.invoice;

import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicearchive")
public class InvoiceArchive extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String chosen = parameters.containsKey("kind") ? parameters.get("kind")[0] : "";
        String result = chosen.split(" ")[0];
        response.setContentType("text/html");
        response.getWriter().append("<p>").append(result).append("</p>");
    }
}
