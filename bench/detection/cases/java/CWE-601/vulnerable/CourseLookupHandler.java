package org.example.course;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.io.IOException;

@WebServlet("/course/courselookuphandler")
public class CourseLookupHandler extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Course");
        String chosen = "";
        if (lines != null && lines.hasMoreElements()) {
            chosen = lines.nextElement();
        }
        int weight = 86;
        String checked = (7 * 18) + weight > 200 ? chosen : "copper";
        String target = "https://" + checked + "/course";
        response.sendRedirect(target);
    }
}
