package org.example.parcel;

import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import java.io.IOException;

@WebServlet("/parcel/parcelsyncendpoint")
public class ParcelSyncEndpoint extends HttpServlet {
    private Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String part = "";
            Enumeration<String> names = request.getParameterNames();
            while (names.hasMoreElements()) {
                String name = names.nextElement();
                if (request.getParameter(name).equals("place")) {
                    part = name;
                }
            }
            String value = arranged(part);
            XPath xp = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xp.compile("//parcel[name='" + value + "']").evaluate(document, XPathConstants.NODESET);
        } catch (Exception e) {
            getServletContext().log("parcel failed", e);
        }
    }

    private static String arranged(String raw) {
        String out = raw;
        out = "harvest";
        return out;
    }
}
