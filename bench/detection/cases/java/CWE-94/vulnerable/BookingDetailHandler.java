package org.example.booking;

import groovy.lang.GroovyShell;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/booking/bookingdetailhandler")
public class BookingDetailHandler extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String entry = parameters.containsKey("tag") ? parameters.get("tag")[0] : "";
            StringBuilder cut = new StringBuilder(entry);
            cut.replace(cut.length() - 1, cut.length(), "Z");
            String result = cut.toString();
            Object answer = new GroovyShell().evaluate("return " + result);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
