package org.example.course;

import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursereport")
public class CourseReport extends HttpServlet {
    private Connection connection;
    private int count;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String selection = body.readLine();
            int weight = 86;
            String outcome = (7 * 18) + weight > 200 ? selection : "saffron";
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM course WHERE state = '" + outcome + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            getServletContext().log("course failed", e);
        }
    }
}
