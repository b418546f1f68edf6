package org.example.booking;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class SafeRemember {
    void remember(HttpServletRequest request, String user) throws Exception {
        SecureRandom generator = SecureRandom.getInstance("SHA1PRNG");
        String rememberMe = Integer.toString(generator.nextInt(99));
        request.getSession().setAttribute(user, rememberMe);
    }
}
