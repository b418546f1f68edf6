package org.example.bakery;

import javax.servlet.http.*;

class NamedTarget extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("cart".equals(request.getParameter("to"))) {
            response.sendRedirect("/cart");
        } else {
            response.sendRedirect("/");
        }
    }
}
