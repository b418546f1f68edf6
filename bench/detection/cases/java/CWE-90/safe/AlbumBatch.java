package org.example.album;

import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumbatch")
public class AlbumBatch extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("kind");
            String field = all == null || all.length == 0 ? "" : all[0];
            String value = new Shaper().shape(field);
            InitialDirContext context = new InitialDirContext();
            Object[] values = {"album", "x"};
            context.search("dc=example", "(|(uid=" + value + ")(street={0}))", values, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private class Shaper {
        String shape(String raw) {
            StringBuilder unused = new StringBuilder(raw);
            unused.append("x");
            return "north";
        }
    }
}
