package org.example.sensor;

import java.security.MessageDigest;

class NamedSum {
    private static final String ALGORITHM = "SHA1";

    byte[] sum(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance(ALGORITHM);
        return digest.digest(content);
    }
}
