package org.example.museum;

import javax.servlet.http.*;

class OwnPath extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (next == null || !next.startsWith("/") || next.startsWith("//")) {
            next = "/home";
        }
        response.sendRedirect(next);
    }
}
