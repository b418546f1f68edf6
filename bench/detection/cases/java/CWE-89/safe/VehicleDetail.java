package org.example.vehicle;

import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehicledetail")
public class VehicleDetail extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String word = "";
            for (Cookie cookie : request.getCookies()) {
                if ("tag".equals(cookie.getName())) {
                    word = cookie.getValue();
                }
            }
            HashMap<String, Object> slots = new HashMap<String, Object>();
            slots.put("a-north", "north");
            slots.put("b-north", word);
            slots.put("c-north", "violet");
            String final1 = (String) slots.get("b-north");
            final1 = (String) slots.get("a-north");
            StringBuilder sql = new StringBuilder("SELECT * FROM vehicle WHERE 1 = 1");
            sql.append(" AND owner = '").append(final1).append("'");
            Statement st = connection.createStatement();
            st.execute(sql.toString());
        } catch (Exception e) {
            getServletContext().log("vehicle failed", e);
        }
    }
}
