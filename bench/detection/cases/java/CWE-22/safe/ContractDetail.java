package org.example.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.util.Map;
import java.io.IOException;

@WebServlet("/contract/contractdetail")
public class ContractDetail extends HttpServlet {
    private static final Map<String, String> WORDS = Map.of("1", "cedar", "2", "north");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String field = request.getHeader("X-Contract");
        if (field == null) {
            field = "";
        }
        String prepared = WORDS.getOrDefault(field, "cedar");
        File place = new File("/srv/contract", prepared);
        response.getWriter().println(place.exists());
    }
}
