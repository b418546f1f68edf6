package org.example.invoice;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.io.IOException;

@WebServlet("/invoice/invoicesearch")
public class InvoiceSearch extends HttpServlet {
    private static final List<String> KNOWN_NAMES = Arrays.asList("saffron", "amber");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Invoice");
        String text = "";
        if (lines != null && lines.hasMoreElements()) {
            text = lines.nextElement();
        }
        String outcome = "saffron";
        if (KNOWN_NAMES.contains(text)) {
            outcome = text;
        }
        Path folder = Path.of("/srv/invoice");
        Files.deleteIfExists(folder.resolve(outcome));
    }
}
