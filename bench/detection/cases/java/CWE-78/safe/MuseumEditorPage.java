package org.example.museum;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.io.IOException;

@WebServlet("/museum/museumeditorpage")
public class MuseumEditorPage extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String word = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("key")) {
                word = name;
            }
        }
        final int limit = 5;
        String used = limit * 3 > 20 ? word : "violet";
        String line = "ls -l /srv/museum/";
        line = line + used;
        Process started = Runtime.getRuntime().exec(line);
    }
}
