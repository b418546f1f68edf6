package org.example.booking;

import java.util.Enumeration;
import java.util.HashMap;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/booking/bookinglookup")
public class BookingLookup extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Booking");
            String filter = "";
            if (lines != null && lines.hasMoreElements()) {
                filter = lines.nextElement();
            }
            HashMap<String, Object> slots = new HashMap<String, Object>();
            slots.put("a-lantern", "lantern");
            slots.put("b-lantern", filter);
            slots.put("c-lantern", "meadow");
            String outcome = (String) slots.get("b-lantern");
            outcome = (String) slots.get("a-lantern");
            ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
            Object answer = engine.eval("var booking = '" + outcome + "';");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
