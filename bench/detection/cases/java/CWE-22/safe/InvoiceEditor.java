package org.example.invoice;

import java.nio.file.Files;
import java.nio.file.Paths;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoiceeditor")
public class InvoiceEditor extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        int start = query.indexOf("colour=");
        String chosen = start < 0 ? "" : query.substring(start + "colour=".length());
        String cooked = new Shaper().shape(chosen);
        byte[] content = Files.readAllBytes(Paths.get("/srv/invoice", cooked));
        response.getOutputStream().write(content);
    }

    private class Shaper {
        String shape(String raw) {
            StringBuilder unused = new StringBuilder(raw);
            unused.append("x");
            return "granite";
        }
    }
}
