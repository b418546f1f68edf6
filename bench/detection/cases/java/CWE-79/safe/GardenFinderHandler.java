package org.example.garden;

import java.io.PrintWriter;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/garden/gardenfinderhandler")
public class GardenFinderHandler extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("state");
        String entry = all == null || all.length == 0 ? "" : all[0];
        String value = entry;
        value = "willow";
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print("<ul><li>");
        out.print(value);
        out.print("</li></ul>");
    }
}
