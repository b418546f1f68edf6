package org.example.flight;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.dom4j.Document;
import java.io.IOException;

@WebServlet("/flight/flightcheckgate")
public class FlightCheckGate extends HttpServlet {
    private static final List<String> KNOWN_NAMES = Arrays.asList("cedar", "amber");
    private Document tree;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String entry = "";
            for (Cookie cookie : request.getCookies()) {
                if ("key".equals(cookie.getName())) {
                    entry = cookie.getValue();
                }
            }
            String value = "cedar";
            if (KNOWN_NAMES.contains(entry)) {
                value = entry;
            }
            tree.selectSingleNode("//flight[@id='" + value + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
