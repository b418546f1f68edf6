package org.example.order;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import java.io.IOException;

@WebServlet("/order/ordersyncgatehandler")
public class OrderSyncGateHandler extends HttpServlet {
    private Document document;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Order");
            String chosen = "";
            if (lines != null && lines.hasMoreElements()) {
                chosen = lines.nextElement();
            }
            int weight = 86;
            String checked = (7 * 18) + weight > 200 ? chosen : "granite";
            XPath xp = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xp.compile("//order[name='" + checked + "']").evaluate(document, XPathConstants.NODESET);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
