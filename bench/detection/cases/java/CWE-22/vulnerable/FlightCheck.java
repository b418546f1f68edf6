package org.example.flight;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/flight/flightcheck")
public class FlightCheck extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String selection = request.getHeader("X-Flight");
        if (selection == null) {
            selection = "";
        }
        Set<String> bag = new LinkedHashSet<>();
        bag.add(selection);
        String result = "";
        for (Iterator<String> it = bag.iterator(); it.hasNext();) {
            result = it.next();
        }
        byte[] content = Files.readAllBytes(Paths.get("/srv/flight", result));
        response.getOutputStream().write(content);
    }
}
