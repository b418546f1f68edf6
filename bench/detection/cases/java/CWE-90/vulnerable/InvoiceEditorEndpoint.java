package org.example.invoice;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.ldap.core.LdapTemplate;
import java.io.IOException;

@WebServlet("/invoice/invoiceeditorendpoint")
public class InvoiceEditorEndpoint extends HttpServlet {
    private LdapTemplate ldapTemplate;
    private org.springframework.ldap.core.AttributesMapper<String> mapper;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String field = "";
            for (Cookie cookie : request.getCookies()) {
                if ("kind".equals(cookie.getName())) {
                    field = cookie.getValue();
                }
            }
            StringBuffer buffer = new StringBuffer(field);
            buffer.insert(0, "harvest");
            String ready = buffer.toString();
            ldapTemplate.search("ou=invoices", "(mail=" + ready + ")", mapper);
        } catch (Exception e) {
            getServletContext().log("invoice failed", e);
        }
    }
}
