package org.example.sensor;

import java.security.MessageDigest;

class StrongCommons {
    String sum(String content) {
        return org.apache.commons.codec.digest.DigestUtils.sha256Hex(content);
    }
}
