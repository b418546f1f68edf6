package org.example.tenant;

import javax.servlet.http.*;

class GoneCookie {
    void end(HttpServletResponse response) {
        Cookie gone = new Cookie("login", "");
        gone.setMaxAge(0);
        gone.setPath("/");
        response.addCookie(gone);
    }
}
