package org.example.garden;

import javax.servlet.http.*;

class EsapiEncoded extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String note = request.getParameter("note");
        String shown = ESAPI.encoder().encodeForHTML(note);
        response.setContentType("text/html");
        response.getWriter().format("<td>%s</td>", shown);
    }
}
