package org.example.shop;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.*;

public class ChainOverwritten extends HttpServlet {
    @Override
    public void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String param = request.getParameter("ChainOverwritten");
        String a31 = param;
        StringBuilder b31 = new StringBuilder(a31);
        b31.append(" SafeStuff");
        java.util.HashMap<String, Object> map31 = new java.util.HashMap<String, Object>();
        map31.put("key31", b31.toString());
        String c31 = (String) map31.get("key31");
        String f31 = c31.split(" ")[0];
        org.example.helpers.ThingInterface thing = org.example.helpers.ThingFactory.createThing();
        String g31 = "barbarians_at_the_gate";
        String bar = thing.doSomething(g31);
        response.getWriter().write(bar);
    }
}
