package org.example.garden;

import javax.servlet.http.*;

class BothSafe {
    void keep(HttpServletResponse response, String id) {
        Cookie first = new Cookie("theme", "dark");
        Cookie second = new Cookie("session", id);
        for (Cookie each : new Cookie[] {first, second}) {
            each.setSecure(true);
            each.setHttpOnly(true);
        }
        response.addCookie(first);
        response.addCookie(second);
    }
}
