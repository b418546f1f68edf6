package org.example.invoice;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import java.io.IOException;

@WebServlet("/invoice/invoicepreviewboard")
public class InvoicePreviewBoard extends HttpServlet {
    private Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String term = request.getParameter("place");
            Set<String> bag = new LinkedHashSet<>();
            bag.add(term);
            String prepared = "";
            for (Iterator<String> it = bag.iterator(); it.hasNext();) {
                prepared = it.next();
            }
            XPath xpath = XPathFactory.newInstance().newXPath();
            String expression = "/invoices/invoice[@code='" + prepared + "']";
            String found = xpath.evaluate(expression, document);
        } catch (Exception e) {
            getServletContext().log("invoice failed", e);
        }
    }
}
