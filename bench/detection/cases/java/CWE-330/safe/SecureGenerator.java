package org.example.shop;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.*;

public class SecureGenerator extends HttpServlet {
    @Override
    public void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            double rand = getNextNumber(java.security.SecureRandom.getInstance("SHA1PRNG"));
            String rememberMeKey = Double.toString(rand).substring(2);
            Cookie rememberMe = new Cookie("rememberMe", rememberMeKey);
            rememberMe.setSecure(true);
            rememberMe.setHttpOnly(true);
            response.addCookie(rememberMe);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new ServletException(e);
        }
    }

    double getNextNumber(java.util.Random generator) {
        return generator.nextDouble();
    }
}
