package org.example.contract;

import java.security.MessageDigest;

class SettingSum {
    byte[] sum(java.util.Properties settings, byte[] content) throws Exception {
        String algorithm = settings.getProperty("sum.algorithm", "MD5");
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        return digest.digest(content);
    }
}
