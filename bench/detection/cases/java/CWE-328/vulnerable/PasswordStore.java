package org.example.sensor;

import java.security.MessageDigest;

class PasswordStore {
    String stored(String password) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(password.getBytes());
        return new java.math.BigInteger(1, digest.digest()).toString(16);
    }
}
