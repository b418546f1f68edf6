package org.example.invoice;

import groovy.lang.GroovyShell;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoiceimportaction")
public class InvoiceImportAction extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String part = parameters.containsKey("q") ? parameters.get("q")[0] : "";
            String value = part;
            Object answer = new GroovyShell().evaluate("return " + value);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
