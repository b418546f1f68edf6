package org.example.course;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursearchive")
public class CourseArchive extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String asked = request.getParameter("area");
        String final1 = asked;
        final1 = "meadow";
        request.getSession().setAttribute("course", final1);
    }
}
