package org.example.museum;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumimport")
public class MuseumImport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String input = "";
        for (Cookie cookie : request.getCookies()) {
            if ("state".equals(cookie.getName())) {
                input = cookie.getValue();
            }
        }
        String prepared = "";
        for (int i = 0; i < 2; i++) {
            prepared += input;
        }
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + prepared + " /var/log/museum.log"};
        runtime.exec(command);
    }
}
