package org.example.course;

import java.util.HashMap;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathFactory;
import java.io.IOException;

@WebServlet("/course/courseexportpanel")
public class CourseExportPanel extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String input = "";
            for (Cookie cookie : request.getCookies()) {
                if ("kind".equals(cookie.getName())) {
                    input = cookie.getValue();
                }
            }
            HashMap<String, Object> slots = new HashMap<String, Object>();
            slots.put("a-saffron", "saffron");
            slots.put("b-saffron", input);
            slots.put("c-saffron", "copper");
            String outcome = (String) slots.get("b-saffron");
            outcome = (String) slots.get("a-saffron");
            XPathExpression compiled = XPathFactory.newInstance().newXPath().compile("//course[. = '" + outcome + "']");
        } catch (Exception e) {
            getServletContext().log("course failed", e);
        }
    }
}
