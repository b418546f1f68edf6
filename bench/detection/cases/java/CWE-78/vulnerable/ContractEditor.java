package org.example.contract;

import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/contract/contracteditor")
public class ContractEditor extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String filter = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("place")) {
                filter = name;
            }
        }
        String resolved = arranged(filter);
        Runtime.getRuntime().exec("convert-contract --name " + resolved);
    }

    private static String arranged(String raw) {
        StringBuilder out = new StringBuilder("amber");
        out.append(raw);
        return out.toString();
    }
}
