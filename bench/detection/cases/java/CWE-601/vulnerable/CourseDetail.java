package org.example.course;

import java.io.BufferedReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursedetail")
public class CourseDetail extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String selection = body.readLine();
        Deque<String> waiting = new ArrayDeque<>();
        waiting.push("cedar");
        waiting.push(selection);
        String value = waiting.pop();
        response.setStatus(302);
        response.setHeader("Location", value);
    }
}
