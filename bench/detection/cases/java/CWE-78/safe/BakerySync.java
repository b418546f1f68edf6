package org.example.bakery;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import java.io.IOException;

@WebServlet("/bakery/bakerysync")
public class BakerySync extends HttpServlet {
    private static final Pattern SHAPE = Pattern.compile("^[A-Za-z]{2,12}$");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String term = "";
        for (Cookie cookie : request.getCookies()) {
            if ("tag".equals(cookie.getName())) {
                term = cookie.getValue();
            }
        }
        if (!SHAPE.matcher(term).matches()) {
            response.sendError(400);
            return;
        }
        String ready = term;
        Runtime.getRuntime().exec("convert-bakery --name " + ready);
    }
}
