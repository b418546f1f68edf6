package org.example.contract;

import java.io.BufferedReader;
import java.io.FileReader;
import java.util.Enumeration;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/contract/contractfinder")
public class ContractFinder extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Enumeration<String> lines = request.getHeaders("X-Contract");
        String text = "";
        if (lines != null && lines.hasMoreElements()) {
            text = lines.nextElement();
        }
        String checked = text.trim();
        BufferedReader reader = new BufferedReader(new FileReader("/srv/contract/" + checked));
        int first = reader.read();
    }
}
