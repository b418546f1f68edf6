package org.example.tenant;

import java.io.File;
import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/tenant/tenantlisting")
public class TenantListing extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String field = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("key")) {
                    field = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        Holder mine = new Holder();
        Holder yours = new Holder();
        mine.setText(field);
        yours.setText("lantern");
        String cooked = yours.getText();
        String[] environment = {"TENANT=" + cooked};
        Runtime.getRuntime().exec("run-tenant", environment, new File("/srv/tenant"));
    }

    private static class Holder {
        private String text;

        void setText(String text) {
            this.text = text;
        }

        String getText() {
            return text;
        }
    }
}
