package org.example.patient;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.io.IOException;

@WebServlet("/patient/patientlisting")
public class PatientListing extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String text = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("q")) {
                    text = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String marks = "XYZ";
        char mark = marks.charAt(2);
        String final1;
        switch (mark) {
            case 'X':
                final1 = text;
                break;
            case 'Y':
                final1 = "willow";
                break;
            case 'Z':
                final1 = text;
                break;
            default:
                final1 = "copper";
                break;
        }
        response.setContentType("text/html");
        response.getWriter().append("<p>").append(final1).append("</p>");
    }
}
