package org.example.course;

import java.io.PrintWriter;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursesearch")
public class CourseSearch extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String given = parameters.containsKey("area") ? parameters.get("area")[0] : "";
        String resolved = "copper";
        try {
            resolved = given.substring(1);
        } catch (IndexOutOfBoundsException e) {
            getServletContext().log("too short", e);
        }
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print("<ul><li>");
        out.print(resolved);
        out.print("</li></ul>");
    }
}
