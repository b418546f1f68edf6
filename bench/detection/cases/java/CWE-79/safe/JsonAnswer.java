package org.example.patient;

import javax.servlet.http.*;

class JsonAnswer extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getWriter().print(new Gson().toJson(request.getParameter("name")));
    }
}
