class Login extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String next = request.getParameter("next");
        // ruleid: java-open-redirect
        response.sendRedirect(next);
        // ruleid: java-open-redirect
        response.setHeader("Location", next);
        // ok: java-open-redirect
        response.sendRedirect("/orders?filter=" + next);
        // ok: java-open-redirect
        response.sendRedirect(TARGETS.getOrDefault(next, "/"));
        if (!next.startsWith("/") || next.startsWith("//")) {
            next = "/";
        }
        // ok: java-open-redirect
        response.sendRedirect(next);
    }
}

@Controller
class Jump {
    @GetMapping("/jump")
    String jump(@RequestParam String to) {
        // ruleid: java-open-redirect
        return "redirect:" + to;
    }

    @GetMapping("/view")
    RedirectView view(@RequestParam String to) {
        // ruleid: java-open-redirect
        return new RedirectView(to);
    }
}
