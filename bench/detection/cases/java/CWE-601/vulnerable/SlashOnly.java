package org.example.tenant;

import javax.servlet.http.*;

class SlashOnly extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (next.contains("/")) {
            response.sendRedirect(next);
        }
    }
}
