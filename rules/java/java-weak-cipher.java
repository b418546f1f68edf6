class Vault {
    void seal(Properties settings) throws Exception {
        // ruleid: java-weak-cipher
        Cipher.getInstance("DES/CBC/PKCS5Padding");
        // ruleid: java-weak-cipher
        Cipher.getInstance("AES/ECB/PKCS5Padding");
        // ruleid: java-weak-cipher
        Cipher.getInstance("AES");
        // ruleid: java-weak-cipher
        javax.crypto.Cipher.getInstance("DESede/ECB/PKCS5Padding");
        // ruleid: java-weak-cipher
        KeyGenerator.getInstance("RC4");
        String chosen = settings.getProperty("cipher", "DESede/ECB/PKCS5Padding");
        // ruleid: java-weak-cipher
        Cipher.getInstance(chosen);
        // ok: java-weak-cipher
        Cipher.getInstance("AES/GCM/NoPadding");
        // ok: java-weak-cipher
        Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        // ok: java-weak-cipher
        KeyGenerator.getInstance("AES");
        // ok: java-weak-cipher
        Cipher.getInstance("AES/CBC/PKCS5Padding", java.security.Security.getProvider("SunJCE"));
    }
}
