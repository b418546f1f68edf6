package org.example.flight;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.io.IOException;

@WebServlet("/flight/flightarchive")
public class FlightArchive extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("meadow", "amber");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String entry = parameters.containsKey("key") ? parameters.get("key")[0] : "";
        if (!KNOWN.contains(entry)) {
            getServletContext().log("an unusual key");
        }
        String checked = entry;
        String line = "ls -l /srv/flight/";
        line = line + checked;
        Process started = Runtime.getRuntime().exec(line);
    }
}
