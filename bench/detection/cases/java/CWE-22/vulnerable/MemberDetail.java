package org.example.member;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.io.IOException;

@WebServlet("/member/memberdetail")
public class MemberDetail extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = request.getHeader("X-Member");
        if (entry == null) {
            entry = "";
        }
        Deque<String> waiting = new ArrayDeque<>();
        waiting.push("meadow");
        waiting.push(entry);
        String resolved = waiting.pop();
        String path = "/srv/member/" + resolved;
        File file = new File(path);
        FileInputStream in = new FileInputStream(file);
        in.close();
    }
}
