package org.example.library;

import java.util.Enumeration;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/library/librarylookup")
public class LibraryLookup extends HttpServlet {
    private static final List<String> ALLOWED = List.of("amber", "willow");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Library");
        String wanted = "";
        if (lines != null && lines.hasMoreElements()) {
            wanted = lines.nextElement();
        }
        String used = ALLOWED.contains(wanted) ? wanted : "amber";
        response.sendRedirect(used);
    }
}
