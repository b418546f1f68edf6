package org.example.bakery;

import javax.servlet.http.*;

class OwaspEncoded extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = org.owasp.encoder.Encode.forHtml(request.getParameter("name"));
        response.setContentType("text/html");
        response.getWriter().println("<p>" + name);
    }
}
