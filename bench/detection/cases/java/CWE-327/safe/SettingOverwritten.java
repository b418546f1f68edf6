package org.example.shop;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.*;

public class SettingOverwritten extends HttpServlet {
    @Override
    public void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            java.util.Properties props = new java.util.Properties();
            props.load(this.getClass().getClassLoader().getResourceAsStream("suite.properties"));
            String algorithm = props.getProperty("cryptoAlg2", "AES/ECB/PKCS5Padding");
            algorithm = "AES/GCM/NoPadding";
            javax.crypto.Cipher c = javax.crypto.Cipher.getInstance(algorithm);
            javax.crypto.SecretKey key = javax.crypto.KeyGenerator.getInstance("AES").generateKey();
            c.init(javax.crypto.Cipher.ENCRYPT_MODE, key);
        } catch (java.security.GeneralSecurityException e) {
            throw new ServletException(e);
        }
    }
}
