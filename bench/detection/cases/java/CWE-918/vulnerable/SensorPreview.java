package org.example.sensor;

import java.io.InputStream;
import java.net.URL;
import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/sensor/sensorpreview")
public class SensorPreview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String wanted = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("area")) {
                    wanted = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String used = String.format("%s-%s", "cedar", wanted);
        URL address = new URL("http://" + used + "/sensor.json");
        InputStream in = address.openStream();
        in.close();
    }
}
