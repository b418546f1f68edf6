package org.example.sensor;

import javax.servlet.http.*;

class CommonsEncoded extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String bio = StringEscapeUtils.escapeHtml4(request.getParameter("bio"));
        PrintWriter out = response.getWriter();
        out.write("<section>" + bio + "</section>");
    }
}
