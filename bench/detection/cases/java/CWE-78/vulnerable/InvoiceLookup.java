package org.example.invoice;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/invoice/invoicelookup")
public class InvoiceLookup extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("kind");
        String label = all == null || all.length == 0 ? "" : all[0];
        String result = new Shaper().shape(label);
        Runtime runtime = Runtime.getRuntime();
        String[] command = {"sh", "-c", "grep " + result + " /var/log/invoice.log"};
        runtime.exec(command);
    }

    private class Shaper {
        String shape(String raw) {
            String kept = raw;
            if (kept.length() > 40) {
                kept = kept.substring(0, 40);
            }
            return kept;
        }
    }
}
