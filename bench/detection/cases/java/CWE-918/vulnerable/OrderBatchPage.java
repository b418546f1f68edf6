package org.example.order;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/orderbatchpage")
public class OrderBatchPage extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Order");
            String asked = "";
            if (lines != null && lines.hasMoreElements()) {
                asked = lines.nextElement();
            }
            if (!asked.matches("saffron.*")) {
                response.sendError(400);
                return;
            }
            String ready = asked;
            HttpRequest ask = HttpRequest.newBuilder().uri(URI.create("https://" + ready + "/order")).GET().build();
            HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
