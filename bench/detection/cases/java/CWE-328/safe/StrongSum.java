package org.example.ticket;

import java.security.MessageDigest;

class StrongSum {
    byte[] sum(byte[] content) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }
}
