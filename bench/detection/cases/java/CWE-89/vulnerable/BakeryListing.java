package org.example.bakery;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerylisting")
public class BakeryListing extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String term = body.readLine();
            Deque<String> waiting = new ArrayDeque<>();
            waiting.push("copper");
            waiting.push(term);
            String final1 = waiting.pop();
            StringBuilder sql = new StringBuilder("SELECT * FROM bakery WHERE 1 = 1");
            sql.append(" AND owner = '").append(final1).append("'");
            Statement st = connection.createStatement();
            st.execute(sql.toString());
        } catch (Exception e) {
            getServletContext().log("bakery failed", e);
        }
    }
}
