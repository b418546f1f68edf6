package org.example.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/contract/contractbatch")
public class ContractBatch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        String picked = parameters.containsKey("key") ? parameters.get("key")[0] : "";
        String outcome = picked.replaceAll("[^A-Za-z0-9]", "");
        List<String> arguments = new ArrayList<>();
        arguments.add("sh");
        arguments.add("-c");
        arguments.add("echo " + outcome);
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(arguments);
        builder.start();
    }
}
