package org.example.vehicle;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class GaussCookie {
    void remember(HttpServletResponse response, String name) {
        java.util.Random generator = new java.util.Random();
        int drawn = (int) (generator.nextGaussian() * 1000);
        response.addCookie(new Cookie("remember" + name, Integer.toString(drawn)));
    }
}
