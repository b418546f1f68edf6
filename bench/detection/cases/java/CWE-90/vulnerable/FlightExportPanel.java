package org.example.flight;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.ldap.core.LdapTemplate;
import java.io.IOException;

@WebServlet("/flight/flightexportpanel")
public class FlightExportPanel extends HttpServlet {
    private LdapTemplate ldapTemplate;
    private org.springframework.ldap.core.AttributesMapper<String> mapper;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
            String part = body.readLine();
            String resolved = part.trim();
            ldapTemplate.search("ou=flights", "(mail=" + resolved + ")", mapper);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
