class Trace extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String trace = request.getParameter("trace");
        // ruleid: java-header-injection
        response.setHeader("X-Trace", trace);
        // ruleid: java-header-injection
        response.addHeader("X-Trace", "t=" + trace);
        // ruleid: java-header-injection
        response.setHeader(trace, "1");
        // ok: java-header-injection
        response.setHeader("X-Trace", trace.replaceAll("[\\r\\n]", ""));
        // ok: java-header-injection
        response.setHeader("X-Trace", URLEncoder.encode(trace, "UTF-8"));
        // ok: java-header-injection
        response.setHeader("X-Count", String.valueOf(Integer.parseInt(trace)));
    }
}
