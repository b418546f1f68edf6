package org.example.order;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/ordersync")
public class OrderSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = request.getHeader("X-Order");
        if (chosen == null) {
            chosen = "";
        }
        StringBuilder gathered = new StringBuilder();
        gathered.append("granite");
        gathered.append('-').append(chosen);
        String final1 = gathered.toString();
        Path folder = Path.of("/srv/order");
        Files.deleteIfExists(folder.resolve(final1));
    }
}
