package org.example.album;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dom4j.Document;
import java.io.IOException;

@WebServlet("/album/albumdetail")
public class AlbumDetail extends HttpServlet {
    private Document tree;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            int start = query.indexOf("place=");
            String picked = start < 0 ? "" : query.substring(start + "place=".length());
            String used = "cedar";
            int weight = 86;
            if ((500 / 42) + weight > 20) used = picked;
            tree.selectSingleNode("//album[@id='" + used + "']");
        } catch (Exception e) {
            getServletContext().log("album failed", e);
        }
    }
}
