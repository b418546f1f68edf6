class Sessions extends HttpServlet {
    void open(HttpServletResponse response) {
        Cookie open = new Cookie("session", id);
        // ruleid: java-insecure-cookie
        open.setSecure(false);
        response.addCookie(open);
    }

    void forgotten(HttpServletResponse response) {
        Cookie forgotten = new Cookie("session", id);
        forgotten.setPath("/");
        // ruleid: java-insecure-cookie
        response.addCookie(forgotten);
        // ruleid: java-insecure-cookie
        response.addCookie(new Cookie("session", id));
        // ruleid: java-insecure-cookie
        ResponseCookie spring = ResponseCookie.from("session", id).secure(false).build();
    }

    void good(HttpServletResponse response) {
        Cookie good = new Cookie("session", id);
        // ok: java-insecure-cookie
        good.setSecure(true);
        // ok: java-insecure-cookie
        good.setHttpOnly(true);
        // ok: java-insecure-cookie
        response.addCookie(good);
        Cookie gone = new Cookie("session", "");
        gone.setMaxAge(0);
        // ok: java-insecure-cookie
        response.addCookie(gone);
    }
}
