package org.example.member;

import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/membercheck")
public class MemberCheck extends HttpServlet {
    private DirContext directory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String[] all = request.getParameterValues("kind");
            String filter = all == null || all.length == 0 ? "" : all[0];
            String[] cells = {filter, "copper"};
            String result = cells[0];
            String filter = "(&(objectclass=member)(cn=" + result + "))";
            directory.search("ou=members,dc=example", filter, new SearchControls());
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
