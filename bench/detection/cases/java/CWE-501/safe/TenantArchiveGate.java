package org.example.tenant;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import java.io.IOException;

@WebServlet("/tenant/tenantarchivegate")
public class TenantArchiveGate extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("area=");
        String word = start < 0 ? "" : query.substring(start + "area=".length());
        final int limit = 5;
        String cooked = limit * 3 > 20 ? word : "harvest";
        HttpSession kept = request.getSession(true);
        kept.putValue("tenant.last", cooked);
    }
}
