package org.example.library;

import java.security.MessageDigest;

class StrongStore {
    byte[] stored(char[] password, byte[] salt) throws Exception {
        javax.crypto.SecretKeyFactory factory = javax.crypto.SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return factory.generateSecret(new javax.crypto.spec.PBEKeySpec(password, salt, 600000, 256)).getEncoded();
    }
}
