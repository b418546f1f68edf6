package org.example.tenant;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.hibernate.Session;
import java.io.IOException;

@WebServlet("/tenant/tenantarchive")
public class TenantArchive extends HttpServlet {
    private Session hibernate;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String word = "";
            for (Cookie cookie : request.getCookies()) {
                if ("area".equals(cookie.getName())) {
                    word = cookie.getValue();
                }
            }
            String final1 = "cedar" + word.length();
            hibernate.createSQLQuery("SELECT * FROM tenant WHERE kind = '" + final1 + "'").list();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
