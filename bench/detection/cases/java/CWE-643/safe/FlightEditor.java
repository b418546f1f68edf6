package org.example.flight;

import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dom4j.Document;
import java.io.IOException;

@WebServlet("/flight/flighteditor")
public class FlightEditor extends HttpServlet {
    private static final Map<String, String> WORDS = Map.of("1", "north", "2", "willow");
    private Document tree;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("key");
            String wanted = all == null || all.length == 0 ? "" : all[0];
            String used = WORDS.getOrDefault(wanted, "north");
            tree.selectSingleNode("//flight[@id='" + used + "']");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
