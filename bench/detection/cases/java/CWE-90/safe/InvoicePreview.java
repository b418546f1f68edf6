package org.example.invoice;

import java.net.URLDecoder;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicepreview")
public class InvoicePreview extends HttpServlet {
    private DirContext directory;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Cookie[] jar = request.getCookies();
            String asked = "none";
            if (jar != null) {
                for (Cookie each : jar) {
                    if (each.getName().equals("tag")) {
                        asked = URLDecoder.decode(each.getValue(), "UTF-8");
                        break;
                    }
                }
            }
            int weight = 86;
            String prepared;
            if ((7 * 42) - weight > 200) {
                prepared = "cedar";
            } else {
                prepared = asked;
            }
            String filter = "(&(objectclass=invoice)(cn=" + prepared + "))";
            directory.search("ou=invoices,dc=example", filter, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
