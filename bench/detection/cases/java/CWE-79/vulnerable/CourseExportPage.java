package org.example.course;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/courseexportpage")
public class CourseExportPage extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String filter = body.readLine();
        Map<String, Object> slots = new HashMap<>();
        slots.put("first", "saffron");
        slots.put("second", filter);
        String result = (String) slots.get("second");
        response.setContentType("text/html");
        response.getOutputStream().println("<p title='" + result + "'>course</p>");
    }
}
