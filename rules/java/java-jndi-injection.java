class Source extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("source");
        // ruleid: java-jndi-injection
        new InitialContext().lookup(name);
        Context context = new InitialContext();
        // ruleid: java-jndi-injection
        context.lookup("java:comp/env/" + name);
        // ruleid: java-jndi-injection
        InitialContext.doLookup(name);
        // ok: java-jndi-injection
        context.lookup("java:comp/env/jdbc/shop");
        // ok: java-jndi-injection
        context.lookup(SOURCES.get(name));
        name = "jdbc/shop";
        // ok: java-jndi-injection
        new InitialContext().lookup(name);
    }
}
