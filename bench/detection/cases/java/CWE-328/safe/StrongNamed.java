package org.example.course;

import java.security.MessageDigest;

class StrongNamed {
    private static final String ALGORITHM = "SHA-512";

    byte[] sum(byte[] content) throws Exception {
        return MessageDigest.getInstance(ALGORITHM).digest(content);
    }
}
