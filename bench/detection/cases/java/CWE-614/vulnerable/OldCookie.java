package org.example.bakery;

import javax.servlet.http.*;

class OldCookie {
    void keep(javax.servlet.http.HttpServletResponse answer, String id) {
        javax.servlet.http.Cookie cookie = new javax.servlet.http.Cookie("visitor", id);
        cookie.setSecure(false);
        answer.addCookie(cookie);
    }
}
