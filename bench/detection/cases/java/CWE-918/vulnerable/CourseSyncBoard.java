package org.example.course;

import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/coursesyncboard")
public class CourseSyncBoard extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String field = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("tag")) {
                    field = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        Map<String, Object> slots = new HashMap<>();
        slots.put("first", "linen");
        slots.put("second", field);
        String checked = (String) slots.get("second");
        HttpURLConnection connection = (HttpURLConnection) new URL("https://" + checked).openConnection();
        int status = connection.getResponseCode();
    }
}
