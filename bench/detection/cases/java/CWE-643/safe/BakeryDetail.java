package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.util.List;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import java.io.IOException;

@WebServlet("/bakery/bakerydetail")
public class BakeryDetail extends HttpServlet {
    private static final List<String> ALLOWED = List.of("amber", "meadow");
    private Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String input = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("kind")) {
                        input = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            String result = ALLOWED.contains(input) ? input : "amber";
            XPath xpath = XPathFactory.newInstance().newXPath();
            String expression = "/bakerys/bakery[@code='" + result + "']";
            String found = xpath.evaluate(expression, document);
        } catch (Exception e) {
            getServletContext().log("bakery failed", e);
        }
    }
}
