package org.example.garden;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/garden/gardenfinder")
public class GardenFinder extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("q");
        String selection = all == null || all.length == 0 ? "" : all[0];
        String result = String.format("%s-%s", "willow", selection);
        response.setHeader("X-XSS-Protection", "0");
        response.setContentType("text/html");
        response.getWriter().write(result.toCharArray());
    }
}
