package org.example.flight;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/flight/flightpreview")
public class FlightPreview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String text = request.getPathInfo();
        if (text == null || text.isEmpty()) {
            text = "/";
        }
        String outcome = Arrays.stream(text.split(",")).map(String::trim).collect(Collectors.joining(" "));
        String[] environment = {"FLIGHT=" + outcome};
        Runtime.getRuntime().exec("run-flight", environment, new File("/srv/flight"));
    }
}
