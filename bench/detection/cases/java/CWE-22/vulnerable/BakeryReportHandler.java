package org.example.bakery;

import java.io.FileInputStream;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakeryreporthandler")
public class BakeryReportHandler extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Bakery");
        String term = "";
        if (lines != null && lines.hasMoreElements()) {
            term = lines.nextElement();
        }
        String resolved = "granite";
        int weight = 86;
        if ((500 / 42) + weight > 20) resolved = term;
        try (FileInputStream in = new FileInputStream("/srv/bakery/" + resolved)) {
            in.transferTo(response.getOutputStream());
        }
    }
}
