package org.example.invoice;

import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jsoup.Jsoup;
import java.io.IOException;

@WebServlet("/invoice/invoicesearchgate")
public class InvoiceSearchGate extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String label = parameters.containsKey("key") ? parameters.get("key")[0] : "";
        String[] cells = {label, "linen"};
        String value = cells[1];
        String title = Jsoup.connect("http://" + value).get().title();
    }
}
