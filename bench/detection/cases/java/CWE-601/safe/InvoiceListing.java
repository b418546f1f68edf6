package org.example.invoice;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicelisting")
public class InvoiceListing extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = "";
        for (Cookie cookie : request.getCookies()) {
            if ("place".equals(cookie.getName())) {
                chosen = cookie.getValue();
            }
        }
        if (chosen == null || !chosen.matches("[a-z0-9]{1,20}")) {
            throw new ServletException("not a place");
        }
        String ready = chosen;
        response.setStatus(302);
        response.setHeader("Location", ready);
    }
}
