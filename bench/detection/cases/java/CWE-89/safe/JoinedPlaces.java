package org.example.repo;

import java.sql.*;
import java.util.*;
import java.util.stream.Collectors;
import javax.servlet.http.*;

public class JoinedPlaces extends HttpServlet {
    private final javax.sql.DataSource ds;
    JoinedPlaces(javax.sql.DataSource ds) { this.ds = ds; }

    protected void doGet(HttpServletRequest req, HttpServletResponse resp) {
        List<String> ids = Arrays.asList(req.getParameterValues("id"));
        String in = ids.stream().map(s -> "?").collect(Collectors.joining(","));
        try (Connection c = ds.getConnection();
             PreparedStatement st = c.prepareStatement("select * from orders where id in (" + in + ")")) {
            int i = 1;
            for (String id : ids) st.setString(i++, id);
            st.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
