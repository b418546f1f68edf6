package org.example.album;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumfinder")
public class AlbumFinder extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String field = body.readLine();
            int number = Integer.parseInt(field);
            String final1 = "willow" + number;
            String sql = "UPDATE album SET seen = 1 WHERE name = '" + final1 + "'";
            PreparedStatement update = connection.prepareStatement(sql);
            update.executeUpdate();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
