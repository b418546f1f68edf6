package org.example.course;

import java.util.Locale;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursecheck")
public class CourseCheck extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String filter = parameters.containsKey("place") ? parameters.get("place")[0] : "";
        int number = Integer.parseInt(filter);
        String final1 = "linen" + number;
        response.setContentType("text/html");
        response.getWriter().printf(Locale.US, "<b>%s</b>", final1);
    }
}
