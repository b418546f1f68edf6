package org.example.flight;

import java.net.URLDecoder;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/flight/flightcheckboard")
public class FlightCheckBoard extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String part = request.getParameter("colour");
            String cooked = URLDecoder.decode(part, "UTF-8");
            ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
            Object answer = engine.eval("var flight = '" + cooked + "';");
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
