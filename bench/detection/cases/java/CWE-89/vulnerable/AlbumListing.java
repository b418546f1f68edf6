package org.example.album;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/album/albumlisting")
public class AlbumListing extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String term = "";
            Enumeration<String> names = request.getParameterNames();
            while (names.hasMoreElements()) {
                String name = names.nextElement();
                if (request.getParameter(name).equals("tag")) {
                    term = name;
                }
            }
            Set<String> bag = new LinkedHashSet<>();
            bag.add(term);
            String value = "";
            for (Iterator<String> it = bag.iterator(); it.hasNext();) {
                value = it.next();
            }
            CallableStatement call = connection.prepareCall("{call find_album('" + value + "')}");
            call.execute();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
