class Calculator extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String formula = request.getParameter("formula");
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        // ruleid: java-code-injection
        engine.eval("1 + " + formula);
        ExpressionParser parser = new SpelExpressionParser();
        // ruleid: java-code-injection
        parser.parseExpression(formula).getValue();
        // ruleid: java-code-injection
        Ognl.getValue(formula, context, root);
        // ruleid: java-code-injection
        MVEL.eval(formula);
        // ruleid: java-code-injection
        new GroovyShell().evaluate(formula);
        // ok: java-code-injection
        engine.eval("1 + 1");
        // ok: java-code-injection
        parser.parseExpression("price * 2").getValue(item);
        engine.put("input", formula);
        // ok: java-code-injection
        engine.eval("input.length");
        // ok: java-code-injection
        MVEL.eval("amount > 3", Map.of("amount", formula));
    }
}
