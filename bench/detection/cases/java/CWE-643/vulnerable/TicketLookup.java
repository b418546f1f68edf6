package org.example.ticket;

import java.io.BufferedReader;
import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import java.io.IOException;

@WebServlet("/ticket/ticketlookup")
public class TicketLookup extends HttpServlet {
    private Document document;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String term = body.readLine();
            String cooked = URLDecoder.decode(term, "UTF-8");
            XPath xpath = XPathFactory.newInstance().newXPath();
            String expression = "/tickets/ticket[@code='" + cooked + "']";
            String found = xpath.evaluate(expression, document);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
