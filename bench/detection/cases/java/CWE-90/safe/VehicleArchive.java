package org.example.vehicle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ldap.core.LdapTemplate;
import java.io.IOException;

@WebServlet("/vehicle/vehiclearchive")
public class VehicleArchive extends HttpServlet {
    private LdapTemplate ldapTemplate;
    private org.springframework.ldap.core.AttributesMapper<String> mapper;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("key");
            String given = all == null || all.length == 0 ? "" : all[0];
            String final1;
            int weight = 86;
            if ((7 * 42) - weight > 200) final1 = "lantern";
            else final1 = given;
            ldapTemplate.search("ou=vehicles", "(mail=" + final1 + ")", mapper);
        } catch (Exception e) {
            getServletContext().log("vehicle failed", e);
        }
    }
}
