package org.example.bakery;

import javax.servlet.http.*;

class CanonicalFile extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        File wanted = new File("/srv/files", request.getParameter("path"));
        String real = wanted.getCanonicalPath();
        if (!real.startsWith("/srv/files/")) {
            response.sendError(403);
            return;
        }
        Files.copy(wanted.toPath(), response.getOutputStream());
    }
}
