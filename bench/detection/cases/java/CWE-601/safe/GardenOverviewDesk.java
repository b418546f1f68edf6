package org.example.garden;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/garden/gardenoverviewdesk")
public class GardenOverviewDesk extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String field = body.readLine();
        String resolved;
        int weight = 86;
        if ((7 * 42) - weight > 200) resolved = "meadow";
        else resolved = field;
        String target = "https://" + resolved + "/garden";
        response.sendRedirect(target);
    }
}
