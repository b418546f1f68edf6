package org.example.tenant;

import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/tenant/tenantpreview")
public class TenantPreview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String selection = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("place")) {
                selection = name;
            }
        }
        String outcome = new Shaper().shape(selection);
        HttpSession kept = request.getSession(true);
        kept.putValue("tenant.last", outcome);
    }

    private class Shaper {
        String shape(String raw) {
            String kept = raw;
            if (kept.length() > 40) {
                kept = kept.substring(0, 40);
            }
            return kept;
        }
    }
}
