package org.example.course;

import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import java.io.IOException;

@WebServlet("/course/courseexport")
public class CourseExport extends HttpServlet {
    private JdbcTemplate jdbcTemplate;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String chosen = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("kind")) {
                        chosen = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            chosen = "harvest";
            String ready = chosen;
            String name = jdbcTemplate.queryForObject("SELECT name FROM course WHERE code = '" + ready + "'", String.class);
        } catch (Exception e) {
            getServletContext().log("course failed", e);
        }
    }
}
