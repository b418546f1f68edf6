package org.example.tenant;

import java.io.File;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/tenant/tenantsync")
public class TenantSync extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String text = parameters.containsKey("colour") ? parameters.get("colour")[0] : "";
        char[] letters = text.toCharArray();
        String result = new String(letters);
        File place = new File("/srv/tenant", result);
        response.getWriter().println(place.exists());
    }
}
