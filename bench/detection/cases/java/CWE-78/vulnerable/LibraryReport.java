package org.example.library;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.io.IOException;

@WebServlet("/library/libraryreport")
public class LibraryReport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String given = request.getParameter("tag");
        String resolved = new String(Base64.getDecoder().decode(Base64.getEncoder().encode(given.getBytes())));
        String line = "ls -l /srv/library/";
        line = line + resolved;
        Process started = Runtime.getRuntime().exec(line);
    }
}
