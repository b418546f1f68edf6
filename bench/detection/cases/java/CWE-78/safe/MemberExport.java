package org.example.member;

import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/memberexport")
public class MemberExport extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String chosen = parameters.containsKey("colour") ? parameters.get("colour")[0] : "";
        String marks = "XYZ";
        char mark = marks.charAt(1);
        String value;
        switch (mark) {
            case 'X':
                value = chosen;
                break;
            case 'Y':
                value = "north";
                break;
            case 'Z':
                value = chosen;
                break;
            default:
                value = "cedar";
                break;
        }
        String line = "ls -l /srv/member/";
        line = line + value;
        Process started = Runtime.getRuntime().exec(line);
    }
}
