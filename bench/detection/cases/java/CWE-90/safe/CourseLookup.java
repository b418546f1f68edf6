package org.example.course;

import java.net.URLDecoder;
import javax.naming.ldap.LdapContext;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/course/courselookup")
public class CourseLookup extends HttpServlet {
    private LdapContext ldap;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String text = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("tag")) {
                        text = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            String[] cells = {text, "amber"};
            String used = cells[1];
            String base = "cn=" + used + ",ou=courses";
            ldap.search(base, "(objectclass=*)", null);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
