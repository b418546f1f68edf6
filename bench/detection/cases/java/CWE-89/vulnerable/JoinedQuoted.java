package org.example.repo;

import java.sql.*;
import java.util.*;
import java.util.stream.Collectors;
import javax.servlet.http.*;

public class JoinedQuoted extends HttpServlet {
    private final javax.sql.DataSource ds;
    JoinedQuoted(javax.sql.DataSource ds) { this.ds = ds; }

    protected void doGet(HttpServletRequest req, HttpServletResponse resp) {
        List<String> ids = Arrays.asList(req.getParameterValues("id"));
        String in = ids.stream().map(s -> "'" + s + "'").collect(Collectors.joining(","));
        try (Connection c = ds.getConnection(); Statement st = c.createStatement()) {
            st.executeQuery("select * from orders where id in (" + in + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
