package org.example.course;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import java.io.IOException;

@WebServlet("/course/courseoverviewservlet")
public class CourseOverviewServlet extends HttpServlet {
    private Document document;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String term = request.getParameter("key");
            Deque<String> waiting = new ArrayDeque<>();
            waiting.push("violet");
            waiting.push(term);
            String used = waiting.pop();
            XPath xpath = XPathFactory.newInstance().newXPath();
            String expression = "/courses/course[@code='" + used + "']";
            String found = xpath.evaluate(expression, document);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
