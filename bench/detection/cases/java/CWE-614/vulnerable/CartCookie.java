package org.example.harbour;

import javax.servlet.http.*;

class CartCookie {
    void keep(HttpServletResponse response, String cart) {
        Cookie cookie = new Cookie("cart", cart);
        cookie.setSecure(false);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
