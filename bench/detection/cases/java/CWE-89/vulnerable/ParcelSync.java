package org.example.parcel;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/parcel/parcelsync")
public class ParcelSync extends HttpServlet {
    private Connection connection;
    private int count;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String input = body.readLine();
            String[] cells = {input, "north"};
            String resolved = cells[0];
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM parcel WHERE state = '" + resolved + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
