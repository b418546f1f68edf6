package org.example.order;

import javax.servlet.http.*;

class PrefixOnly extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = "/srv/files/" + request.getParameter("path");
        if (!path.startsWith("/srv/files/")) {
            response.sendError(403);
            return;
        }
        Files.copy(Paths.get(path), response.getOutputStream());
    }
}
