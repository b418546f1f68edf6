package org.example.tenant;

import javax.servlet.http.*;

class ServletBound extends HttpServlet {
    private Connection connection;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String owner = request.getParameter("owner");
        try (PreparedStatement ask = connection.prepareStatement("SELECT id FROM item WHERE owner = ?")) {
            ask.setString(1, owner);
            ask.execute();
        } catch (SQLException e) {
            response.sendError(500);
        }
    }
}
