package org.example.order;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathFactory;
import java.io.IOException;

@WebServlet("/order/orderarchive")
public class OrderArchive extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            int start = query.indexOf("place=");
            String input = start < 0 ? "" : query.substring(start + "place=".length());
            Holder holder = new Holder();
            holder.setText(input);
            String checked = holder.getText();
            XPathExpression compiled = XPathFactory.newInstance().newXPath().compile("//order[. = '" + checked + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static class Holder {
        private String text;

        void setText(String text) {
            this.text = text;
        }

        String getText() {
            return text;
        }
    }
}
