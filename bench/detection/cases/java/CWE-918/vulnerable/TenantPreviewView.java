package org.example.tenant;

import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.client.RestTemplate;
import java.io.IOException;

@WebServlet("/tenant/tenantpreviewview")
public class TenantPreviewView extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String asked = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("area")) {
                    asked = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String resolved = asked.split(" ")[0];
        String answer = new RestTemplate().getForObject("http://" + resolved + ":8080/tenant", String.class);
    }
}
