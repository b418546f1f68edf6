package org.example.flight;

import javax.servlet.http.*;

class ListedHost extends HttpServlet {
    private static final Set<String> HOSTS = Set.of("feeds.example.org");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        URL address = new URL(request.getParameter("feed"));
        if (!HOSTS.contains(address.getHost())) {
            response.sendError(400);
            return;
        }
        address.openStream().transferTo(response.getOutputStream());
    }
}
