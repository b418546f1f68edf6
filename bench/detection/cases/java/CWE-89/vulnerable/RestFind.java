package org.example.album;

import javax.servlet.http.*;

@Path("/items")
class RestFind {
    private Connection connection;

    @GET
    public int find(@QueryParam("owner") String owner) throws SQLException {
        String sql = "SELECT count(*) FROM item WHERE owner = '" + owner + "'";
        try (Statement s = connection.createStatement(); ResultSet rs = s.executeQuery(sql)) {
            rs.next();
            return rs.getInt(1);
        }
    }
}
