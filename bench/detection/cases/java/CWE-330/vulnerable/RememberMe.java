package org.example.parcel;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class RememberMe {
    void remember(HttpServletResponse response) {
        float drawn = new java.util.Random().nextFloat();
        String rememberMe = Float.toString(drawn).substring(2);
        Cookie cookie = new Cookie("remember", rememberMe);
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }
}
