package org.example.album;

import java.util.Locale;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumarchive")
public class AlbumArchive extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = request.getParameter("kind");
        String value = new Shaper().shape(filter);
        response.setContentType("text/html");
        response.getWriter().printf(Locale.US, "<b>%s</b>", value);
    }

    private class Shaper {
        String shape(String raw) {
            String kept = raw;
            if (kept.length() > 40) {
                kept = kept.substring(0, 40);
            }
            return kept;
        }
    }
}
