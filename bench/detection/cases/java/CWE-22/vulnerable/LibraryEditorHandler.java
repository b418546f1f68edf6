package org.example.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/library/libraryeditorhandler")
public class LibraryEditorHandler extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Library");
        String term = "";
        if (lines != null && lines.hasMoreElements()) {
            term = lines.nextElement();
        }
        String value = String.join("-", "cedar", term);
        Path folder = Path.of("/srv/library");
        Files.deleteIfExists(folder.resolve(value));
    }
}
