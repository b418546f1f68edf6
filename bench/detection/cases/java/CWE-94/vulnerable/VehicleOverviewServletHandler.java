package org.example.vehicle;

import java.io.BufferedReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import java.io.IOException;

@WebServlet("/vehicle/vehicleoverviewservlethandler")
public class VehicleOverviewServletHandler extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            BufferedReader body = request.getReader();
            String part = body.readLine();
            String resolved = "north";
            try {
                resolved = part.substring(1);
            } catch (IndexOutOfBoundsException e) {
                getServletContext().log("too short", e);
            }
            SpelExpressionParser parser = new SpelExpressionParser();
            Object answer = parser.parseExpression("vehicle." + resolved).getValue();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
