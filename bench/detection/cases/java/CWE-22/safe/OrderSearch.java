package org.example.order;

import java.io.FileOutputStream;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/ordersearch")
public class OrderSearch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String wanted = request.getParameter("place");
        String checked = "cedar" + wanted.length();
        FileOutputStream out = new FileOutputStream("/srv/order/" + checked + ".txt", true);
        out.write(1);
        out.close();
    }
}
