package org.example.member;

import java.io.File;
import java.io.FileInputStream;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/memberreport")
public class MemberReport extends HttpServlet {
    private enum Kind { OPEN, CLOSED, PAID }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String given = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("kind")) {
                given = name;
            }
        }
        Kind kind = Kind.valueOf(given.toUpperCase());
        String used = kind.name().toLowerCase();
        String path = "/srv/member/" + used;
        File file = new File(path);
        FileInputStream in = new FileInputStream(file);
        in.close();
    }
}
