package org.example.order;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.io.IOException;

@WebServlet("/order/orderbatch")
public class OrderBatch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String asked = "";
        for (Cookie cookie : request.getCookies()) {
            if ("kind".equals(cookie.getName())) {
                asked = cookie.getValue();
            }
        }
        List<String> row = new ArrayList<String>();
        row.add("violet");
        row.add(asked);
        row.add("willow");
        row.remove(0);
        String used = row.get(0);
        HttpSession kept = request.getSession(true);
        kept.putValue("order.last", used);
    }
}
