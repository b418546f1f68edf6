package org.example.museum;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.io.IOException;

@WebServlet("/museum/museumarchive")
public class MuseumArchive extends HttpServlet {
    private static final Map<String, String> WORDS = Map.of("1", "linen", "2", "amber");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String picked = parameters.containsKey("kind") ? parameters.get("kind")[0] : "";
        String ready = WORDS.getOrDefault(picked, "linen");
        String target = "https://" + ready + "/museum";
        response.sendRedirect(target);
    }
}
