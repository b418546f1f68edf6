package org.example.bakery;

import java.security.MessageDigest;

class StrongSetting {
    byte[] sum(java.util.Properties settings, byte[] content) throws Exception {
        String algorithm = settings.getProperty("sum.algorithm", "SHA-256");
        return MessageDigest.getInstance(algorithm).digest(content);
    }
}
