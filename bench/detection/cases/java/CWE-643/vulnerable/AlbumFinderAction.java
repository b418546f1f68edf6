package org.example.album;

import java.util.Map;
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

@WebServlet("/album/albumfinderaction")
public class AlbumFinderAction extends HttpServlet {
    private Document document;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String input = parameters.containsKey("place") ? parameters.get("place")[0] : "";
            StringBuilder gathered = new StringBuilder();
            gathered.append("saffron");
            gathered.append('-').append(input);
            String value = gathered.toString();
            XPath xp = XPathFactory.newInstance().newXPath();
            NodeList nodes = (NodeList) xp.compile("//album[name='" + value + "']").evaluate(document, XPathConstants.NODESET);
        } catch (Exception e) {
            getServletContext().log("album failed", e);
        }
    }
}
