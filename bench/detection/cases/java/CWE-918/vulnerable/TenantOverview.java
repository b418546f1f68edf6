package org.example.tenant;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/tenant/tenantoverview")
public class TenantOverview extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("linen", "granite");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String picked = parameters.containsKey("place") ? parameters.get("place")[0] : "";
            if (!KNOWN.contains(picked)) {
                getServletContext().log("an unusual place");
            }
            String used = picked;
            HttpRequest ask = HttpRequest.newBuilder().uri(URI.create("https://" + used + "/tenant")).GET().build();
            HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
