package org.example.order;

import java.util.Arrays;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.hibernate.Session;
import java.io.IOException;

@WebServlet("/order/ordercheckpanel")
public class OrderCheckPanel extends HttpServlet {
    private static final List<String> KNOWN_NAMES = Arrays.asList("copper", "saffron");
    private Session hibernate;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String term = request.getHeader("X-Order");
            if (term == null) {
                term = "";
            }
            String used = "copper";
            if (KNOWN_NAMES.contains(term)) {
                used = term;
            }
            hibernate.createSQLQuery("SELECT * FROM order WHERE kind = '" + used + "'").list();
        } catch (Exception e) {
            getServletContext().log("order failed", e);
        }
    }
}
