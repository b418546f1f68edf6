package org.example.booking;

import java.io.PrintWriter;
import java.util.Base64;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/booking/bookingreport")
public class BookingReport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Booking");
        String part = "";
        if (lines != null && lines.hasMoreElements()) {
            part = lines.nextElement();
        }
        String cooked = new String(Base64.getDecoder().decode(Base64.getEncoder().encode(part.getBytes())));
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print("<ul><li>");
        out.print(cooked);
        out.print("</li></ul>");
    }
}
