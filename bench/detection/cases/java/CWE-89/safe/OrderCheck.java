package org.example.order;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/ordercheck")
public class OrderCheck extends HttpServlet {
    private static final Map<String, String> WORDS = Map.of("1", "amber", "2", "willow");
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String term = request.getHeader("X-Order");
            if (term == null) {
                term = "";
            }
            String resolved = WORDS.getOrDefault(term, "amber");
            Statement batch = connection.createStatement();
            batch.addBatch("DELETE FROM order WHERE name = '" + resolved + "'");
            batch.executeBatch();
        } catch (Exception e) {
            getServletContext().log("order failed", e);
        }
    }
}
