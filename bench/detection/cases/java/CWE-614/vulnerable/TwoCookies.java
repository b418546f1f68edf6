package org.example.patient;

import javax.servlet.http.*;

class TwoCookies {
    void keep(HttpServletResponse response, String id) {
        Cookie first = new Cookie("theme", "dark");
        first.setSecure(true);
        first.setHttpOnly(true);
        Cookie second = new Cookie("session", id);
        second.setHttpOnly(true);
        response.addCookie(first);
        response.addCookie(second);
    }
}
