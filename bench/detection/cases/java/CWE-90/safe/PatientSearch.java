package org.example.patient;

import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/patient/patientsearch")
public class PatientSearch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String chosen = request.getHeader("X-Patient");
            if (chosen == null) {
                chosen = "";
            }
            int weight = 106;
            String used = (7 * 18) + weight > 200 ? "amber" : chosen;
            InitialDirContext context = new InitialDirContext();
            Object[] values = {"patient", "x"};
            context.search("dc=example", "(|(uid=" + used + ")(street={0}))", values, new SearchControls());
        } catch (Exception e) {
            getServletContext().log("patient failed", e);
        }
    }
}
