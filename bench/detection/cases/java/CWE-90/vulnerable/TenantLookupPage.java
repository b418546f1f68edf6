package org.example.tenant;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import javax.naming.ldap.LdapContext;
import java.io.IOException;

@WebServlet("/tenant/tenantlookuppage")
public class TenantLookupPage extends HttpServlet {
    private LdapContext ldap;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Tenant");
            String text = "";
            if (lines != null && lines.hasMoreElements()) {
                text = lines.nextElement();
            }
            String final1 = String.join("-", "saffron", text);
            String base = "cn=" + final1 + ",ou=tenants";
            ldap.search(base, "(objectclass=*)", null);
        } catch (Exception e) {
            getServletContext().log("tenant failed", e);
        }
    }
}
