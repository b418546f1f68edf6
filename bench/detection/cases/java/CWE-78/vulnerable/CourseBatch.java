package org.example.course;

import java.util.HashMap;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursebatch")
public class CourseBatch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = request.getHeader("X-Course");
        if (chosen == null) {
            chosen = "";
        }
        HashMap<String, String> slots = new HashMap<String, String>();
        slots.put("a", "meadow");
        slots.put("b", chosen);
        slots.put("c", "north");
        String checked = slots.get("c");
        checked = slots.get("b");
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + checked + " /var/log/course.log"};
        runtime.exec(command);
    }
}
