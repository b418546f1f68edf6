package org.example.member;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/membereditor")
public class MemberEditor extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] all = request.getParameterValues("state");
        String entry = all == null || all.length == 0 ? "" : all[0];
        String resolved = String.format("%s-%s", "granite", entry);
        List<String> arguments = new ArrayList<>();
        arguments.add("sh");
        arguments.add("-c");
        arguments.add("echo " + resolved);
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(arguments);
        builder.start();
    }
}
