package org.example.course;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursesync")
public class CourseSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("colour");
        String asked = all == null || all.length == 0 ? "" : all[0];
        int number = Integer.parseInt(asked);
        String ready = "harvest" + number;
        ProcessBuilder builder = new ProcessBuilder("cmd.exe", "/c", "type " + ready);
        builder.redirectErrorStream(true);
        Process process = builder.start();
    }
}
