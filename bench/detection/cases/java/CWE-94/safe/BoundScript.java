package org.example.member;

import javax.servlet.http.*;

class BoundScript extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        engine.put("given", request.getParameter("given"));
        try {
            engine.eval("given.length > 3");
        } catch (ScriptException e) {
            throw new ServletException(e);
        }
    }
}
