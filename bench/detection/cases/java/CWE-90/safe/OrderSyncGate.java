package org.example.order;

import java.net.URLDecoder;
import javax.naming.ldap.LdapContext;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/ordersyncgate")
public class OrderSyncGate extends HttpServlet {
    private LdapContext ldap;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String filter = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("key")) {
                        filter = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            if (filter == null || !filter.matches("[a-z0-9]{1,20}")) {
                throw new ServletException("not a key");
            }
            String result = filter;
            String base = "cn=" + result + ",ou=orders";
            ldap.search(base, "(objectclass=*)", null);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
