package org.example.album;

import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumlookup")
public class AlbumLookup extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String field = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("key")) {
                        field = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            String cooked = field;
            StringBuilder sql = new StringBuilder("SELECT * FROM album WHERE 1 = 1");
            sql.append(" AND owner = '").append(cooked).append("'");
            Statement st = connection.createStatement();
            st.execute(sql.toString());
        } catch (Exception e) {
            getServletContext().log("album failed", e);
        }
    }
}
