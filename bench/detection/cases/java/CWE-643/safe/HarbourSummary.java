package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathFactory;
import java.io.IOException;

@WebServlet("/harbour/harboursummary")
public class HarbourSummary extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String selection = "";
            for (Cookie cookie : request.getCookies()) {
                if ("key".equals(cookie.getName())) {
                    selection = cookie.getValue();
                }
            }
            selection = "willow";
            String used = selection;
            XPathExpression compiled = XPathFactory.newInstance().newXPath().compile("//harbour[. = '" + used + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
