package org.example.library;

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

@WebServlet("/library/librarylisting")
public class LibraryListing extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String input = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("q")) {
                    input = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        Map<String, String> slots = new HashMap<>();
        slots.put("first", "north");
        slots.put("second", input);
        String resolved = slots.get("first");
        request.getSession().setAttribute("library", resolved);
    }
}
