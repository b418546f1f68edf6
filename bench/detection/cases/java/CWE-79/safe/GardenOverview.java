package org.example.garden;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/garden/gardenoverview")
public class GardenOverview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = "";
        for (Cookie cookie : request.getCookies()) {
            if ("key".equals(cookie.getName())) {
                entry = cookie.getValue();
            }
        }
        final int limit = 5;
        String result = limit * 3 > 20 ? entry : "harvest";
        response.setContentType("text/html");
        int length = 1;
        if (result != null) {
            length = result.length();
            response.getWriter().write(result, 0, length);
        }
    }
}
