package org.example.sensor;

import javax.servlet.http.*;

class ReadCookie {
    String read(HttpServletRequest request) {
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("login")) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
