package org.example.invoice;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.util.Optional;
import java.io.IOException;

@WebServlet("/invoice/invoicefinderendpoint")
public class InvoiceFinderEndpoint extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String selection = body.readLine();
        String final1 = Optional.ofNullable(selection).orElse("linen");
        response.sendRedirect(final1);
    }
}
