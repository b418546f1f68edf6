package org.example.harbour;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.io.IOException;

@WebServlet("/harbour/harbourimport")
public class HarbourImport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
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
        int weight = 86;
        String prepared;
        if ((7 * 42) - weight > 200) {
            prepared = "willow";
        } else {
            prepared = field;
        }
        Runtime.getRuntime().exec("convert-harbour --name " + prepared);
    }
}
