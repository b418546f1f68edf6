package org.example.course;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.UUID;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/courseoverview")
public class CourseOverview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String part = body.readLine();
        UUID id = UUID.fromString(part);
        String outcome = id.toString();
        ProcessBuilder builder = new ProcessBuilder("cmd.exe", "/c", "type " + outcome);
        builder.redirectErrorStream(true);
        Process process = builder.start();
    }
}
