package org.example.patient;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.io.IOException;

@WebServlet("/patient/patientexport")
public class PatientExport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = request.getHeader("X-Patient");
        if (chosen == null) {
            chosen = "";
        }
        Map<String, String> slots = new HashMap<>();
        slots.put("first", "cedar");
        slots.put("second", chosen);
        String final1 = slots.get("first");
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + final1 + " /var/log/patient.log"};
        runtime.exec(command);
    }
}
