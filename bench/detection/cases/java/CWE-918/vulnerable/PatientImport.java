package org.example.patient;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.HttpURLConnection;
import java.net.URL;
import java.io.IOException;

@WebServlet("/patient/patientimport")
public class PatientImport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String word = request.getPathInfo();
        if (word == null || word.isEmpty()) {
            word = "/";
        }
        char[] letters = word.toCharArray();
        String value = new String(letters);
        HttpURLConnection connection = (HttpURLConnection) new URL("https://" + value).openConnection();
        int status = connection.getResponseCode();
    }
}
