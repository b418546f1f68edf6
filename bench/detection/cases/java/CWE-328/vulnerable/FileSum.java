package org.example.invoice;

import java.security.MessageDigest;

class FileSum {
    byte[] sum(byte[] content) throws Exception {
        return MessageDigest.getInstance("MD5").digest(content);
    }
}
