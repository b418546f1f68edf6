package org.example.layers;

import javax.servlet.http.*;
import java.sql.*;

public class CriteriaObject extends HttpServlet {
    private final Dao dao = new Dao();

    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        Criteria criteria = new Criteria();
        criteria.setName(request.getParameter("name"));
        dao.find(criteria);
    }

    static class Criteria {
        private String name;
        String getName() { return name; }
        void setName(String name) { this.name = name; }
    }

    static class Dao {
        private Connection connection;
        void find(Criteria criteria) {
            StringBuilder sql = new StringBuilder("select * from product where 1=1");
            if (criteria.getName() != null) {
                sql.append(" and name = '").append(criteria.getName()).append("'");
            }
            try (Statement st = connection.createStatement()) {
                st.execute(sql.toString());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
