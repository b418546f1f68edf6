package org.example.member;

import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/member/memberpreview")
public class MemberPreview extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String picked = request.getHeader("X-Member");
            if (picked == null) {
                picked = "";
            }
            String used;
            int weight = 86;
            if ((7 * 42) - weight > 200) used = "linen";
            else used = picked;
            String sql = "UPDATE member SET seen = 1 WHERE name = '" + used + "'";
            PreparedStatement update = connection.prepareStatement(sql);
            update.executeUpdate();
        } catch (Exception e) {
            getServletContext().log("member failed", e);
        }
    }
}
