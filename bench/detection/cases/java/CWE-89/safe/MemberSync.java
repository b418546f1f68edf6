package org.example.member;

import java.sql.CallableStatement;
import java.sql.Connection;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/membersync")
public class MemberSync extends HttpServlet {
    private enum Kind { OPEN, CLOSED, PAID }
    private Connection connection;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String entry = request.getHeader("X-Member");
            if (entry == null) {
                entry = "";
            }
            Kind kind = Kind.valueOf(entry.toUpperCase());
            String resolved = kind.name().toLowerCase();
            CallableStatement call = connection.prepareCall("{call find_member('" + resolved + "')}");
            call.execute();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
