package org.example.patient;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.io.IOException;

@WebServlet("/patient/patientreport")
public class PatientReport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String given = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("kind")) {
                    given = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String outcome = "saffron";
        try {
            outcome = given.substring(1);
        } catch (IndexOutOfBoundsException e) {
            getServletContext().log("too short", e);
        }
        request.getSession().setAttribute("patient", outcome);
    }
}
