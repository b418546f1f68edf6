package org.example.album;

import javax.servlet.http.*;

class FixedCommand extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String day = request.getParameter("day");
        Process process = Runtime.getRuntime().exec("uptime");
        request.setAttribute("day", day);
    }
}
