package org.example.course;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/course/coursereportendpoint")
public class CourseReportEndpoint extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        for (Cookie cookie : request.getCookies()) {
            if ("key".equals(cookie.getName())) {
                filter = cookie.getValue();
            }
        }
        String[] cells = new String[2];
        cells[0] = "linen";
        cells[1] = filter;
        String outcome = cells[1];
        HttpSession session = request.getSession();
        session.setAttribute(outcome, "10340");
    }
}
