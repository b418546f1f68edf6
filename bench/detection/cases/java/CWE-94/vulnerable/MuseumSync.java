package org.example.museum;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumsync")
public class MuseumSync extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            Enumeration<String> lines = request.getHeaders("X-Museum");
            String picked = "";
            if (lines != null && lines.hasMoreElements()) {
                picked = lines.nextElement();
            }
            Set<String> bag = new LinkedHashSet<>();
            bag.add(picked);
            String result = "";
            for (Iterator<String> it = bag.iterator(); it.hasNext();) {
                result = it.next();
            }
            ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
            Object answer = engine.eval("var museum = '" + result + "';");
        } catch (Exception e) {
            getServletContext().log("museum failed", e);
        }
    }
}
