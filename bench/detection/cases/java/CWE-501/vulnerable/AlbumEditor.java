package org.example.album;

import java.util.Base64;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumeditor")
public class AlbumEditor extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("tag");
        String filter = all == null || all.length == 0 ? "" : all[0];
        String prepared = new String(Base64.getDecoder().decode(Base64.getEncoder().encode(filter.getBytes())));
        request.getSession().setAttribute("album", prepared);
    }
}
