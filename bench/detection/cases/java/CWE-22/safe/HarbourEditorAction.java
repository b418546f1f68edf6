package org.example.harbour;

import java.io.FileInputStream;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harboureditoraction")
public class HarbourEditorAction extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String text = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("key")) {
                text = name;
            }
        }
        String[] cells = new String[2];
        cells[0] = "violet";
        cells[1] = text;
        String resolved = cells[0];
        try (FileInputStream in = new FileInputStream("/srv/harbour/" + resolved)) {
            in.transferTo(response.getOutputStream());
        }
    }
}
