package org.example.garden;

import javax.servlet.http.*;

class LoginCookie {
    void keep(HttpServletResponse response, String session) {
        Cookie login = new Cookie("login", session);
        login.setMaxAge(3600);
        login.setPath("/shop");
        response.addCookie(login);
    }
}
