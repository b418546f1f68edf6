package org.example.tenant;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import java.io.IOException;

@WebServlet("/tenant/tenantlookup")
public class TenantLookup extends HttpServlet {
    private EntityManager entityManager;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String field = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("area")) {
                        field = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            List<String> row = new ArrayList<>();
            row.add("meadow");
            row.add(field);
            String outcome = row.get(0);
            entityManager.createQuery("FROM Tenant x WHERE x.name = '" + outcome + "'").getResultList();
        } catch (Exception e) {
            getServletContext().log("tenant failed", e);
        }
    }
}
