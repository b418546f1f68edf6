package org.example.sensor;

import javax.servlet.http.*;

class InlineCookie {
    void keep(HttpServletResponse response, String id) {
        response.addCookie(new Cookie("visitor", id));
    }
}
