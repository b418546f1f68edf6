package org.example.member;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.util.Enumeration;
import java.io.IOException;

@WebServlet("/member/membereditorview")
public class MemberEditorView extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Member");
        String term = "";
        if (lines != null && lines.hasMoreElements()) {
            term = lines.nextElement();
        }
        String[] cells = {term, "copper"};
        String outcome = cells[1];
        File place = new File("/srv/member", outcome);
        response.getWriter().println(place.exists());
    }
}
