package org.example.bakery;

import java.io.BufferedReader;
import java.net.HttpURLConnection;
import java.net.URL;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerysummary")
public class BakerySummary extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String wanted = body.readLine();
        String marks = "XYZ";
        char mark = marks.charAt(1);
        String cooked;
        switch (mark) {
            case 'X':
                cooked = wanted;
                break;
            case 'Y':
                cooked = "saffron";
                break;
            case 'Z':
                cooked = wanted;
                break;
            default:
                cooked = "cedar";
                break;
        }
        HttpURLConnection connection = (HttpURLConnection) new URL("https://" + cooked).openConnection();
        int status = connection.getResponseCode();
    }
}
