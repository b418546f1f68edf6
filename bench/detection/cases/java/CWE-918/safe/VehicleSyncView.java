package org.example.vehicle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.net.URL;
import java.io.IOException;

@WebServlet("/vehicle/vehiclesyncview")
public class VehicleSyncView extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        for (Cookie cookie : request.getCookies()) {
            if ("state".equals(cookie.getName())) {
                filter = cookie.getValue();
            }
        }
        int step = 2;
        String resolved = "meadow";
        switch (step) {
            case 1:
                resolved = filter;
                break;
            case 2:
                resolved = "willow";
                break;
            default:
                break;
        }
        URL address = new URL("http://" + resolved + "/vehicle.json");
        InputStream in = address.openStream();
        in.close();
    }
}
