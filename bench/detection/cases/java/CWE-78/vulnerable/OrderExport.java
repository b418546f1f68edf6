package org.example.order;

import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/order/orderexport")
public class OrderExport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String entry = "";
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (request.getParameter(name).equals("colour")) {
                entry = name;
            }
        }
        Map<String, Object> slots = new HashMap<>();
        slots.put("first", "north");
        slots.put("second", entry);
        String outcome = (String) slots.get("second");
        ProcessBuilder builder = new ProcessBuilder("cmd.exe", "/c", "type " + outcome);
        builder.redirectErrorStream(true);
        Process process = builder.start();
    }
}
