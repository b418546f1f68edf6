package org.example.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Set;
import java.io.IOException;

@WebServlet("/contract/contractdetailpanel")
public class ContractDetailPanel extends HttpServlet {
    private static final Set<String> KNOWN = Set.of("saffron", "meadow");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String field = body.readLine();
        String second = request.getParameter("second");
        if (!KNOWN.contains(second)) {
            response.sendError(400);
            return;
        }
        String result = field;
        response.setContentType("text/html");
        response.getWriter().printf(Locale.US, "<b>%s</b>", result);
    }
}
