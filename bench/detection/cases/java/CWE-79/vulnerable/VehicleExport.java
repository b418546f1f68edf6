package org.example.vehicle;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/vehicle/vehicleexport")
public class VehicleExport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String given = request.getPathInfo();
        if (given == null || given.isEmpty()) {
            given = "/";
        }
        String resolved = given;
        response.setContentType("text/html");
        Object[] cells = {"vehicle", resolved};
        response.getWriter().format("<td>%1$s</td><td>%2$s</td>", cells);
    }
}
