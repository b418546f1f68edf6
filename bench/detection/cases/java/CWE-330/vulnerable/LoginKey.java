package org.example.course;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class LoginKey {
    void login(HttpServletRequest request, String user) {
        double value = Math.random();
        String key = Double.toString(value).substring(2);
        request.getSession().setAttribute(user, key);
    }
}
