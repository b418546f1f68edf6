package org.example.recipe;

import java.security.MessageDigest;

class StrongGuava {
    String sum(byte[] content) {
        return com.google.common.hash.Hashing.sha256().hashBytes(content).toString();
    }
}
