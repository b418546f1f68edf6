package org.example.layers;

import javax.servlet.http.*;
import java.sql.*;

public class DaoNumber extends HttpServlet {
    private final Dao dao = new Dao();

    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        dao.find(request.getParameter("name"), Integer.parseInt(request.getParameter("page")));
    }

    static class Dao {
        private Connection connection;
        void find(String name, int page) {
            String sql = "select * from product where name = ? limit 20 offset " + page * 20;
            try (PreparedStatement st = connection.prepareStatement(sql)) {
                st.setString(1, name);
                st.executeQuery();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
