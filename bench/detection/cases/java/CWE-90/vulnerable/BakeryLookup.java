package org.example.bakery;

import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerylookup")
public class BakeryLookup extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String entry = request.getHeader("X-Bakery");
            if (entry == null) {
                entry = "";
            }
            String cooked = "";
            for (int i = 0; i < 2; i++) {
                cooked += entry;
            }
            InitialDirContext context = new InitialDirContext();
            Object[] values = {"bakery", "x"};
            context.search("dc=example", "(|(uid=" + cooked + ")(street={0}))", values, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
