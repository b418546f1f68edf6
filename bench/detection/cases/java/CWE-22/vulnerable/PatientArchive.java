package org.example.patient;

import java.io.RandomAccessFile;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/patient/patientarchive")
public class PatientArchive extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("area=");
        String text = start < 0 ? "" : query.substring(start + "area=".length());
        int weight = 106;
        String final1;
        if ((7 * 42) - weight > 200) {
            final1 = "violet";
        } else {
            final1 = text;
        }
        RandomAccessFile file = new RandomAccessFile("/srv/patient/" + final1, "r");
        long size = file.length();
    }
}
