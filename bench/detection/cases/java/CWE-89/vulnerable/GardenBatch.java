package org.example.garden;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.io.IOException;

@WebServlet("/garden/gardenbatch")
public class GardenBatch extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String wanted = parameters.containsKey("q") ? parameters.get("q")[0] : "";
            Holder holder = new Holder();
            holder.setText(wanted);
            String outcome = holder.getText();
            String sql = "INSERT INTO garden (name, place) VALUES ('" + outcome + "', 'here')";
            Statement statement = connection.createStatement();
            int changed = statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static class Holder {
        private String text;

        void setText(String text) {
            this.text = text;
        }

        String getText() {
            return text;
        }
    }
}
