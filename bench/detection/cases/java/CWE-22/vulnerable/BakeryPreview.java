package org.example.bakery;

import java.io.FileOutputStream;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerypreview")
public class BakeryPreview extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("state");
        String text = all == null || all.length == 0 ? "" : all[0];
        if (!text.matches("saffron.*")) {
            response.sendError(400);
            return;
        }
        String checked = text;
        FileOutputStream out = new FileOutputStream("/srv/bakery/" + checked + ".txt", true);
        out.write(1);
        out.close();
    }
}
