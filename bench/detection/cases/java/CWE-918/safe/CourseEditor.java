package org.example.course;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.io.IOException;

@WebServlet("/course/courseeditor")
public class CourseEditor extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String chosen = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("area")) {
                    chosen = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String result = "saffron" + chosen.length();
        HttpURLConnection connection = (HttpURLConnection) new URL("https://" + result).openConnection();
        int status = connection.getResponseCode();
    }
}
