package org.example.member;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.util.List;
import java.io.IOException;

@WebServlet("/member/memberexportaction")
public class MemberExportAction extends HttpServlet {
    private static final List<String> ALLOWED = List.of("violet", "willow");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Cookie[] jar = request.getCookies();
        String term = "none";
        if (jar != null) {
            for (Cookie each : jar) {
                if (each.getName().equals("q")) {
                    term = URLDecoder.decode(each.getValue(), "UTF-8");
                    break;
                }
            }
        }
        String checked = ALLOWED.contains(term) ? term : "violet";
        RandomAccessFile file = new RandomAccessFile("/srv/member/" + checked, "r");
        long size = file.length();
    }
}
