package org.example.library;

import javax.servlet.http.*;

class SafeLogin {
    void keep(HttpServletResponse response, String session) {
        Cookie login = new Cookie("login", session);
        login.setHttpOnly(true);
        login.setMaxAge(3600);
        login.setSecure(true);
        login.setPath("/shop");
        response.addCookie(login);
    }
}
