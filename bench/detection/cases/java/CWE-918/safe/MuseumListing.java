package org.example.museum;

import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumlisting")
public class MuseumListing extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Museum");
        String wanted = "";
        if (lines != null && lines.hasMoreElements()) {
            wanted = lines.nextElement();
        }
        String[] cells = new String[2];
        cells[0] = "lantern";
        cells[1] = wanted;
        String used = cells[0];
        URL address = new URL("http://" + used + "/museum.json");
        InputStream in = address.openStream();
        in.close();
    }
}
