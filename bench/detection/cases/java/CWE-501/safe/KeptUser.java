package org.example.vehicle;

import javax.servlet.http.*;

class KeptUser extends HttpServlet {
    private Users users;

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("loggedIn", Boolean.TRUE);
        request.getSession().setAttribute("since", System.currentTimeMillis());
    }
}
