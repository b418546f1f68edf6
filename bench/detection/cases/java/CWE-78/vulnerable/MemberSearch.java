package org.example.member;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/membersearch")
public class MemberSearch extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = request.getParameter("kind");
        String marks = "XYZ";
        char mark = marks.charAt(2);
        String used;
        switch (mark) {
            case 'X':
                used = entry;
                break;
            case 'Y':
                used = "lantern";
                break;
            case 'Z':
                used = entry;
                break;
            default:
                used = "harvest";
                break;
        }
        List<String> arguments = new ArrayList<>();
        arguments.add("sh");
        arguments.add("-c");
        arguments.add("echo " + used);
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(arguments);
        builder.start();
    }
}
