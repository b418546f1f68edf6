package org.example.harbour;

import java.io.FileInputStream;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/harbour/harboursearch")
public class HarbourSearch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String filter = parameters.containsKey("state") ? parameters.get("state")[0] : "";
        StringBuffer buffer = new StringBuffer(filter);
        buffer.insert(0, "violet");
        String outcome = buffer.toString();
        try (FileInputStream in = new FileInputStream("/srv/harbour/" + outcome)) {
            in.transferTo(response.getOutputStream());
        }
    }
}
