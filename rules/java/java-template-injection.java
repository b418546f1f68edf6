class Mail extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String text = request.getParameter("text");
        // ruleid: java-template-injection
        Template template = new Template("mail", new StringReader("Hello " + text), configuration);
        // ruleid: java-template-injection
        Velocity.evaluate(context, out, "mail", text);
        // ruleid: java-template-injection
        templateEngine.process("<p>" + text + "</p>", context);
        context.put("text", text);
        // ok: java-template-injection
        Velocity.evaluate(context, out, "mail", "Hello $text");
        Template stored = configuration.getTemplate("mail.ftl");
        // ok: java-template-injection
        stored.process(Map.of("text", text), out);
        // ok: java-template-injection
        templateEngine.process("mail", model);
    }
}

@Controller
class Pages {
    @GetMapping("/page")
    String page(@RequestParam String section) {
        // ruleid: java-template-injection
        return "pages/" + section + " :: main";
    }

    @GetMapping("/fixed")
    String fixed(@RequestParam String section, Model model) {
        model.addAttribute("section", section);
        // ok: java-template-injection
        return "pages/fixed";
    }
}
