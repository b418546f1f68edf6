package org.example.sensor;

import javax.servlet.http.*;

class LdapEncoded extends HttpServlet {
    private LdapTemplate ldapTemplate;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String uid = LdapEncoder.filterEncode(request.getParameter("uid"));
        ldapTemplate.search("ou=people", "(uid=" + uid + ")", new PersonMapper());
    }
}
