class Ping extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String host = request.getParameter("host");
        Runtime runtime = Runtime.getRuntime();
        // ruleid: java-command-injection
        runtime.exec("ping -c 1 " + host);
        String[] line = {"sh", "-c", "ping " + host};
        // ruleid: java-command-injection
        Runtime.getRuntime().exec(line);
        // ruleid: java-command-injection
        new ProcessBuilder("bash", "-c", "ping " + host).start();
        List<String> arguments = new ArrayList<>();
        arguments.add("sh");
        arguments.add("-c");
        arguments.add("ping " + host);
        ProcessBuilder builder = new ProcessBuilder();
        // ruleid: java-command-injection
        builder.command(arguments);
        // ok: java-command-injection
        new ProcessBuilder("ping", "-c", "1", host).start();
        // ok: java-command-injection
        runtime.exec(new String[] {"ping", "-c", "1", host});
        host = "localhost";
        // ok: java-command-injection
        runtime.exec("ping -c 1 " + host);
        String mode = request.getParameter("mode");
        if (!mode.matches("[a-z]{1,8}")) {
            return;
        }
        // ok: java-command-injection
        runtime.exec("rotate --mode " + mode);
        int count = Integer.parseInt(request.getParameter("count"));
        // ok: java-command-injection
        runtime.exec("head -n " + count + " /var/log/shop.log");
    }
}
