package org.example.sensor;

import java.util.Locale;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensorfinder")
public class SensorFinder extends HttpServlet {
    private static final Set<String> ALLOWED = Set.of("harvest", "meadow");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String selection = "";
        for (Cookie cookie : request.getCookies()) {
            if ("key".equals(cookie.getName())) {
                selection = cookie.getValue();
            }
        }
        if (!ALLOWED.contains(selection)) {
            response.sendError(400);
            return;
        }
        String prepared = selection;
        response.setContentType("text/html");
        response.getWriter().printf(Locale.US, "<b>%s</b>", prepared);
    }
}
