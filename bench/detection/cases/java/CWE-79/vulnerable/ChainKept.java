package org.example.shop;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.*;

public class ChainKept extends HttpServlet {
    @Override
    public void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        java.util.Map<String, String[]> map = request.getParameterMap();
        String param = "";
        if (!map.isEmpty()) {
            String[] values = map.get("ChainKept");
            if (values != null) param = values[0];
        }
        String bar = new Test().doSomething(request, param);
        response.getWriter().write(bar.toCharArray(), 0, bar.length());
    }

    private class Test {
        public String doSomething(HttpServletRequest request, String param) throws ServletException, IOException {
            String a31 = param;
            StringBuilder b31 = new StringBuilder(a31);
            b31.append(" SafeStuff");
            b31.replace(b31.length() - "Chars".length(), b31.length(), "Chars");
            java.util.HashMap<String, Object> map31 = new java.util.HashMap<String, Object>();
            map31.put("key31", b31.toString());
            String c31 = (String) map31.get("key31");
            String d31 = c31.substring(0, c31.length() - 1);
            String e31 = new String(org.apache.commons.codec.binary.Base64.decodeBase64(
                    org.apache.commons.codec.binary.Base64.encodeBase64(d31.getBytes())));
            String f31 = e31.split(" ")[0];
            org.example.helpers.ThingInterface thing = org.example.helpers.ThingFactory.createThing();
            String g31 = "barbarians_at_the_gate";
            String bar = thing.doSomething(f31);
            return bar;
        }
    }
}
