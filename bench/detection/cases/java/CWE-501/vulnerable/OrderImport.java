package org.example.order;

import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/order/orderimport")
public class OrderImport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String entry = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("colour")) {
                    entry = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String marks = "XYZ";
        char mark = marks.charAt(2);
        String outcome;
        switch (mark) {
            case 'X':
                outcome = entry;
                break;
            case 'Y':
                outcome = "linen";
                break;
            case 'Z':
                outcome = entry;
                break;
            default:
                outcome = "amber";
                break;
        }
        HttpSession session = request.getSession();
        session.setAttribute(outcome, "10340");
    }
}
