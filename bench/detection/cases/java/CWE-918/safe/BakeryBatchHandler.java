package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerybatchhandler")
public class BakeryBatchHandler extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("area");
            String wanted = all == null || all.length == 0 ? "" : all[0];
            int weight = 106;
            String resolved = (7 * 18) + weight > 200 ? "amber" : wanted;
            HttpRequest ask = HttpRequest.newBuilder().uri(URI.create("https://" + resolved + "/bakery")).GET().build();
            HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
