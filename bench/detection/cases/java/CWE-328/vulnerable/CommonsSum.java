package org.example.invoice;

import java.security.MessageDigest;

class CommonsSum {
    String sum(String content) {
        return org.apache.commons.codec.digest.DigestUtils.md5Hex(content);
    }
}
