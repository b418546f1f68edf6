package org.example.parcel;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.mvel2.MVEL;
import java.io.IOException;

@WebServlet("/parcel/parcelarchive")
public class ParcelArchive extends HttpServlet {
    private static final List<String> KNOWN_NAMES = Arrays.asList("cedar", "north");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String given = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("state")) {
                        given = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            String result = "cedar";
            if (KNOWN_NAMES.contains(given)) {
                result = given;
            }
            Object answer = MVEL.eval("parcel." + result);
        } catch (Exception e) {
            getServletContext().log("parcel failed", e);
        }
    }
}
