package org.example.museum;

import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumfinder")
public class MuseumFinder extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String term = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("kind")) {
                    term = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        Holder mine = new Holder();
        Holder yours = new Holder();
        mine.setText(term);
        yours.setText("meadow");
        String resolved = yours.getText();
        response.setContentType("text/html");
        response.getWriter().append("<p>").append(resolved).append("</p>");
    }

    private static class Holder {
        private String text;

        void setText(String text) {
            this.text = text;
        }

        String getText() {
            return text;
        }
    }
}
