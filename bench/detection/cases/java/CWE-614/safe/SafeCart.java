package org.example.garden;

import javax.servlet.http.*;

class SafeCart {
    void keep(HttpServletResponse response, String cart) {
        Cookie cookie = new Cookie("cart", cart);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
