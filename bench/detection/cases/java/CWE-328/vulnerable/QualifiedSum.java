package org.example.museum;

import java.security.MessageDigest;

class QualifiedSum {
    byte[] sum(byte[] content) {
        try {
            return java.security.MessageDigest.getInstance("md5").digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
