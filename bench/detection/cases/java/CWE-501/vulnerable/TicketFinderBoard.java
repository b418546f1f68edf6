package org.example.ticket;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/ticket/ticketfinderboard")
public class TicketFinderBoard extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String word = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("kind")) {
                    word = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String checked = Arrays.stream(word.split(",")).map(String::trim).collect(Collectors.joining(" "));
        request.getSession().putValue(checked, "chosen");
    }
}
