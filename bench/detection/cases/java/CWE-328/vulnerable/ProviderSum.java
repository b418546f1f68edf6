package org.example.museum;

import java.security.MessageDigest;

class ProviderSum {
    byte[] sum(byte[] content) throws Exception {
        java.security.Provider[] providers = java.security.Security.getProviders();
        MessageDigest digest = MessageDigest.getInstance("SHA1", "SUN");
        return digest.digest(content);
    }
}
