package org.example.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.IOException;

@WebServlet("/contract/contractlookup")
public class ContractLookup extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String part = body.readLine();
        String result;
        if ("meadow".equals(part)) {
            result = "meadow";
        } else {
            result = "lantern";
        }
        Runtime.getRuntime().exec("convert-contract --name " + result);
    }
}
