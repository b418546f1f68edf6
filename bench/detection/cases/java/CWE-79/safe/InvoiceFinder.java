package org.example.invoice;

import java.util.UUID;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicefinder")
public class InvoiceFinder extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("kind");
        String filter = all == null || all.length == 0 ? "" : all[0];
        UUID id = UUID.fromString(filter);
        String prepared = id.toString();
        response.setContentType("text/html");
        response.getOutputStream().println("<p title='" + prepared + "'>invoice</p>");
    }
}
