package org.example.museum;

import java.util.Enumeration;
import java.util.LinkedList;
import java.util.List;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumimportboard")
public class MuseumImportBoard extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String filter = "";
            Enumeration<String> names = request.getParameterNames();
            while (names.hasMoreElements()) {
                String name = names.nextElement();
                if (request.getParameter(name).equals("place")) {
                    filter = name;
                }
            }
            List<String> row = new LinkedList<>();
            row.add(filter);
            row.add("amber");
            String used = row.get(0);
            InitialDirContext context = new InitialDirContext();
            Object[] values = {"museum", "x"};
            context.search("dc=example", "(|(uid=" + used + ")(street={0}))", values, new SearchControls());
        } catch (Exception e) {
            getServletContext().log("museum failed", e);
        }
    }
}
