package org.example.tenant;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.ldap.core.LdapTemplate;
import java.io.IOException;

@WebServlet("/tenant/tenantarchivepanel")
public class TenantArchivePanel extends HttpServlet {
    private LdapTemplate ldapTemplate;
    private org.springframework.ldap.core.AttributesMapper<String> mapper;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String term = body.readLine();
            String[] cells = new String[2];
            cells[0] = "cedar";
            cells[1] = term;
            String ready = cells[0];
            ldapTemplate.search("ou=tenants", "(mail=" + ready + ")", mapper);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
