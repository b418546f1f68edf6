package org.example.album;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumdetailboard")
public class AlbumDetailBoard extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = request.getPathInfo();
        if (filter == null || filter.isEmpty()) {
            filter = "/";
        }
        String prepared = arranged(filter);
        request.getSession().putValue(prepared, "chosen");
    }

    private static String arranged(String raw) {
        StringBuilder out = new StringBuilder("north");
        out.append(raw);
        return out.toString();
    }
}
