package org.example.course;

import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursereportgate")
public class CourseReportGate extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String entry = request.getPathInfo();
            if (entry == null || entry.isEmpty()) {
                entry = "/";
            }
            String checked = "granite";
            int weight = 86;
            if ((500 / 42) + weight > 20) checked = entry;
            String sql = "UPDATE course SET seen = 1 WHERE name = '" + checked + "'";
            PreparedStatement update = connection.prepareStatement(sql);
            update.executeUpdate();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
