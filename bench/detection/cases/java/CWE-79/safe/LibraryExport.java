package org.example.library;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.io.IOException;

@WebServlet("/library/libraryexport")
public class LibraryExport extends HttpServlet {
    private static final Pattern SHAPE = Pattern.compile("^[A-Za-z]{2,12}$");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String term = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("key")) {
                term = name;
            }
        }
        if (!SHAPE.matcher(term).matches()) {
            response.sendError(400);
            return;
        }
        String used = term;
        response.setContentType("text/html");
        Object[] cells = {"library", used};
        response.getWriter().format("<td>%1$s</td><td>%2$s</td>", cells);
    }
}
