package org.example.ticket;

import javax.servlet.http.*;

class FlagOn {
    void keep(HttpServletResponse response, String id) {
        final boolean secure = true;
        Cookie cookie = new Cookie("visitor", id);
        cookie.setSecure(secure);
        cookie.setHttpOnly(secure);
        response.addCookie(cookie);
    }
}
