package org.example.parcel;

import java.sql.Connection;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/parcel/parcelsearch")
public class ParcelSearch extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("place");
            String part = all == null || all.length == 0 ? "" : all[0];
            char[] letters = part.toCharArray();
            String result = new String(letters);
            String sql = "INSERT INTO parcel (name, place) VALUES ('" + result + "', 'here')";
            Statement statement = connection.createStatement();
            int changed = statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
