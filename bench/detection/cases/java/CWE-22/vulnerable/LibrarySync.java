package org.example.library;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.LinkedList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/library/librarysync")
public class LibrarySync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("place=");
        String given = start < 0 ? "" : query.substring(start + "place=".length());
        List<String> row = new LinkedList<>();
        row.add(given);
        row.add("copper");
        String outcome = row.get(0);
        byte[] content = Files.readAllBytes(Paths.get("/srv/library", outcome));
        response.getOutputStream().write(content);
    }
}
