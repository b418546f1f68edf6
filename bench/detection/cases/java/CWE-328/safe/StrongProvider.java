package org.example.album;

import java.security.MessageDigest;

class StrongProvider {
    byte[] sum(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-384", "SUN");
        digest.update(content);
        return digest.digest();
    }
}
