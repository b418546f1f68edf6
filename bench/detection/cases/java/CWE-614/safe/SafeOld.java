package org.example.album;

import javax.servlet.http.*;

class SafeOld {
    void keep(javax.servlet.http.HttpServletResponse answer, String id) {
        javax.servlet.http.Cookie cookie = new javax.servlet.http.Cookie("visitor", id);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        answer.addCookie(cookie);
    }
}
