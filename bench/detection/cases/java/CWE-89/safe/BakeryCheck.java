package org.example.bakery;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerycheck")
public class BakeryCheck extends HttpServlet {
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Bakery");
            String asked = "";
            if (lines != null && lines.hasMoreElements()) {
                asked = lines.nextElement();
            }
            String marks = "XYZ";
            char mark = marks.charAt(1);
            String value;
            switch (mark) {
                case 'X':
                    value = asked;
                    break;
                case 'Y':
                    value = "violet";
                    break;
                case 'Z':
                    value = asked;
                    break;
                default:
                    value = "cedar";
                    break;
            }
            CallableStatement call = connection.prepareCall("{call find_bakery('" + value + "')}");
            call.execute();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
