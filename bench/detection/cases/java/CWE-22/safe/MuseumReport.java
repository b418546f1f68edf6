package org.example.museum;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumreport")
public class MuseumReport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String selection = request.getHeader("X-Museum");
        if (selection == null) {
            selection = "";
        }
        if (selection == null || !selection.matches("[a-z0-9]{1,20}")) {
            throw new ServletException("not a state");
        }
        String final1 = selection;
        Path folder = Path.of("/srv/museum");
        Files.deleteIfExists(folder.resolve(final1));
    }
}
