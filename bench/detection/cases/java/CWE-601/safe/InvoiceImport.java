package org.example.invoice;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoiceimport")
public class InvoiceImport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String given = request.getParameter("state");
        String used = new Shaper().shape(given);
        response.sendRedirect(used);
    }

    private class Shaper {
        String shape(String raw) {
            StringBuilder unused = new StringBuilder(raw);
            unused.append("x");
            return "willow";
        }
    }
}
