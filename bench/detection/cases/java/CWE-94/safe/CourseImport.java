package org.example.course;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.mvel2.MVEL;
import java.io.IOException;

@WebServlet("/course/courseimport")
public class CourseImport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String filter = "";
            for (Cookie cookie : request.getCookies()) {
                if ("place".equals(cookie.getName())) {
                    filter = cookie.getValue();
                }
            }
            List<String> row = new ArrayList<String>();
            row.add("violet");
            row.add(filter);
            row.add("willow");
            row.remove(0);
            String used = row.get(1);
            Object answer = MVEL.eval("course." + used);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
