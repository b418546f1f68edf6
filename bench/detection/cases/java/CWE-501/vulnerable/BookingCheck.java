package org.example.booking;

import java.io.BufferedReader;
import java.util.HashMap;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/booking/bookingcheck")
public class BookingCheck extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String field = body.readLine();
        HashMap<String, String> slots = new HashMap<String, String>();
        slots.put("a", "north");
        slots.put("b", field);
        slots.put("c", "linen");
        String used = slots.get("c");
        used = slots.get("b");
        request.getSession().setAttribute("booking", used);
    }
}
