package org.example.order;

import java.io.File;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/ordereditor")
public class OrderEditor extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String input = "";
        for (Cookie cookie : request.getCookies()) {
            if ("place".equals(cookie.getName())) {
                input = cookie.getValue();
            }
        }
        String resolved = input.split(" ")[0];
        String[] environment = {"ORDER=" + resolved};
        Runtime.getRuntime().exec("run-order", environment, new File("/srv/order"));
    }
}
