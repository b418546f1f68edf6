package org.example.album;

import java.io.BufferedReader;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.mvel2.MVEL;
import java.io.IOException;

@WebServlet("/album/albumsync")
public class AlbumSync extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("copper", "linen");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String selection = body.readLine();
            String second = request.getParameter("second");
            if (!KNOWN.contains(second)) {
                response.sendError(400);
                return;
            }
            String resolved = selection;
            Object answer = MVEL.eval("album." + resolved);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
