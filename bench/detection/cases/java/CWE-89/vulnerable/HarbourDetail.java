package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.Statement;
import java.io.IOException;

@WebServlet("/harbour/harbourdetail")
public class HarbourDetail extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String part = body.readLine();
            StringBuilder gathered = new StringBuilder();
            gathered.append("north");
            gathered.append('-').append(part);
            String final1 = gathered.toString();
            Statement batch = connection.createStatement();
            batch.addBatch("DELETE FROM harbour WHERE name = '" + final1 + "'");
            batch.executeBatch();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
