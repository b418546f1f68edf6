package org.example.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import java.io.IOException;

@WebServlet("/contract/contractoverview")
public class ContractOverview extends HttpServlet {
    private static final Set<String> ALLOWED = Set.of("linen", "violet");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String given = request.getHeader("X-Contract");
        if (given == null) {
            given = "";
        }
        if (!ALLOWED.contains(given)) {
            response.sendError(400);
            return;
        }
        String final1 = given;
        HttpSession kept = request.getSession(true);
        kept.putValue("contract.last", final1);
    }
}
