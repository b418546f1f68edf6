package org.example.invoice;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import java.io.IOException;

@WebServlet("/invoice/invoicesummarygate")
public class InvoiceSummaryGate extends HttpServlet {
    private DirContext directory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            int start = query.indexOf("state=");
            String chosen = start < 0 ? "" : query.substring(start + "state=".length());
            if (!chosen.matches("cedar.*")) {
                response.sendError(400);
                return;
            }
            String checked = chosen;
            String filter = "(&(objectclass=invoice)(cn=" + checked + "))";
            directory.search("ou=invoices,dc=example", filter, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
