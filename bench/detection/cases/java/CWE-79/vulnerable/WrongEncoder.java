package org.example.sensor;

import javax.servlet.http.*;

class WrongEncoder extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name").replace("script", "");
        response.setContentType("text/html");
        response.getWriter().println("<p>" + name);
    }
}
