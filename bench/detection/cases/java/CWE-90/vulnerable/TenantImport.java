package org.example.tenant;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Optional;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import java.io.IOException;

@WebServlet("/tenant/tenantimport")
public class TenantImport extends HttpServlet {
    private DirContext directory;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Tenant");
            String chosen = "";
            if (lines != null && lines.hasMoreElements()) {
                chosen = lines.nextElement();
            }
            String value = Optional.ofNullable(chosen).orElse("harvest");
            String filter = "(&(objectclass=tenant)(cn=" + value + "))";
            directory.search("ou=tenants,dc=example", filter, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
