package org.example.booking;

import javax.servlet.http.*;

class FilterArguments extends HttpServlet {
    private DirContext directory;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        String uid = request.getParameter("uid");
        try {
            directory.search("ou=people", "(uid={0})", new Object[] {uid}, new SearchControls());
        } catch (NamingException e) {
            throw new ServletException(e);
        }
    }
}
