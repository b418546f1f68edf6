class Audit extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-log-injection
        log.info("login of " + name);
        // ruleid: java-log-injection
        logger.warn("login of {}", name);
        // ruleid: java-log-injection
        LOGGER.error(String.format("refused: %s", name));
        // ok: java-log-injection
        log.info("login of " + name.replaceAll("[\\r\\n]", "_"));
        // ok: java-log-injection
        logger.warn("login of {}", sanitize(name));
        // ok: java-log-injection
        LOGGER.error("refused: {}", name.length());
    }
}
