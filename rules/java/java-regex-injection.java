class Filter extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String wanted = request.getParameter("q");
        // ruleid: java-regex-injection
        Pattern.compile(wanted);
        // ruleid: java-regex-injection
        line.matches(".*" + wanted + ".*");
        // ruleid: java-regex-injection
        line.replaceAll(wanted, "");
        // ok: java-regex-injection
        Pattern.compile(Pattern.quote(wanted));
        // ok: java-regex-injection
        line.contains(wanted);
        // ok: java-regex-injection
        wanted.matches("[a-z]+");
        // ok: java-regex-injection
        wanted.replaceAll("[a-z]+", "");
    }
}
