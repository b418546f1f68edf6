package org.example.contract;

import javax.servlet.http.*;

class FlagCookie {
    void keep(HttpServletResponse response, String id) {
        boolean secure = false;
        Cookie cookie = new Cookie("visitor", id);
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
