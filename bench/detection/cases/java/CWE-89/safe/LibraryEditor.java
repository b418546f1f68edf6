package org.example.library;

import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/library/libraryeditor")
public class LibraryEditor extends HttpServlet {
    private Connection connection;
    private int count;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String field = body.readLine();
            String checked = field.replaceAll("[^A-Za-z0-9]", "");
            try (Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("SELECT id FROM library WHERE state = '" + checked + "'");
                while (rows.next()) {
                    count++;
                }
            }
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
