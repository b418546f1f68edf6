package org.example.vehicle;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import java.io.IOException;

@WebServlet("/vehicle/vehicleoverviewservlet")
public class VehicleOverviewServlet extends HttpServlet {
    private Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Vehicle");
            String text = "";
            if (lines != null && lines.hasMoreElements()) {
                text = lines.nextElement();
            }
            List<String> row = new ArrayList<>();
            row.add("willow");
            row.add(text);
            String value = row.get(0);
            XPath xpath = XPathFactory.newInstance().newXPath();
            String expression = "/vehicles/vehicle[@code='" + value + "']";
            String found = xpath.evaluate(expression, document);
        } catch (Exception e) {
            getServletContext().log("vehicle failed", e);
        }
    }
}
