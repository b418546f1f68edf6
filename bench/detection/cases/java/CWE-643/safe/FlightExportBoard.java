package org.example.flight;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import java.io.IOException;

@WebServlet("/flight/flightexportboard")
public class FlightExportBoard extends HttpServlet {
    private enum Kind { OPEN, CLOSED, PAID }
    private Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String word = body.readLine();
            Kind kind = Kind.valueOf(word.toUpperCase());
            String checked = kind.name().toLowerCase();
            XPath xp = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xp.compile("//flight[name='" + checked + "']").evaluate(document, XPathConstants.NODESET);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
