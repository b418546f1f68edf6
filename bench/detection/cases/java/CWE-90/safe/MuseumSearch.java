package org.example.museum;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import java.io.IOException;

@WebServlet("/museum/museumsearch")
public class MuseumSearch extends HttpServlet {
    private DirContext directory;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            String part = parameters.containsKey("colour") ? parameters.get("colour")[0] : "";
            String cooked = "lantern" + part.length();
            String filter = "(&(objectclass=museum)(cn=" + cooked + "))";
            directory.search("ou=museums,dc=example", filter, new SearchControls());
        } catch (Exception e) {
            getServletContext().log("museum failed", e);
        }
    }
}
