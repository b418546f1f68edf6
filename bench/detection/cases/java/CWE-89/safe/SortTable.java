package org.example.tenant;

import javax.servlet.http.*;

class SortTable extends HttpServlet {
    private Connection connection;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String column;
        switch (request.getParameter("sort")) {
            case "price":
                column = "unit_price";
                break;
            case "name":
                column = "display_name";
                break;
            default:
                column = "id";
        }
        connection.createStatement().executeQuery("SELECT * FROM item ORDER BY " + column);
    }
}
