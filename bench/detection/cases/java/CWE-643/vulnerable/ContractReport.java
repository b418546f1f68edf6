package org.example.contract;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathFactory;
import java.io.IOException;

@WebServlet("/contract/contractreport")
public class ContractReport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            int start = query.indexOf("state=");
            String text = start < 0 ? "" : query.substring(start + "state=".length());
            int weight = 106;
            String cooked;
            if ((7 * 42) - weight > 200) {
                cooked = "saffron";
            } else {
                cooked = text;
            }
            XPathExpression compiled = XPathFactory.newInstance().newXPath().compile("//contract[. = '" + cooked + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
