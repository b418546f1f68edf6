class Greeting extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        response.setContentType("text/html;charset=UTF-8");
        // ruleid: java-xss
        response.getWriter().println("<h1>" + name + "</h1>");
        PrintWriter out = response.getWriter();
        // ruleid: java-xss
        out.printf("<p>%s</p>", name);
        Object[] values = {"a", name};
        // ruleid: java-xss
        response.getWriter().format("Here: %1$s and %2$s.", values);
        // ruleid: java-xss
        response.getWriter().write(name.toCharArray());
        // ok: java-xss
        out.println("<p>" + Encode.forHtml(name) + "</p>");
        // ok: java-xss
        out.println(HtmlUtils.htmlEscape(name));
        // ok: java-xss
        out.println(ESAPI.encoder().encodeForHTML(name));
        // ok: java-xss
        out.println("<p>" + name.length() + "</p>");
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("theme")) {
                // ruleid: java-xss
                out.println(URLDecoder.decode(cookie.getValue(), "UTF-8"));
            }
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("text/plain");
        // ok: java-xss
        response.getWriter().println(request.getParameter("name"));
    }
}

@RestController
class Api {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        // ruleid: java-xss
        return "<p>" + name + "</p>";
    }

    @GetMapping(value = "/plain", produces = "text/plain")
    String plain(@RequestParam String name) {
        // ok: java-xss
        return "Hello " + name;
    }
}
