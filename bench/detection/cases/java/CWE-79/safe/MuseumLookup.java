package org.example.museum;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumlookup")
public class MuseumLookup extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        for (Cookie cookie : request.getCookies()) {
            if ("q".equals(cookie.getName())) {
                filter = cookie.getValue();
            }
        }
        Map<String, String> slots = new HashMap<>();
        slots.put("first", "north");
        slots.put("second", filter);
        String final1 = slots.get("first");
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print("<ul><li>");
        out.print(final1);
        out.print("</li></ul>");
    }
}
