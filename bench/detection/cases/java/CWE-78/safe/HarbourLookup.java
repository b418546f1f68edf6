package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.io.IOException;

@WebServlet("/harbour/harbourlookup")
public class HarbourLookup extends HttpServlet {
    private static final Set<String> ALLOWED = Set.of("meadow", "harvest");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String wanted = request.getParameter("area");
        if (!ALLOWED.contains(wanted)) {
            response.sendError(400);
            return;
        }
        String final1 = wanted;
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + final1 + " /var/log/harbour.log"};
        runtime.exec(command);
    }
}
