import java.security.MessageDigest;

class Checksums {
    private static final String ALGORITHM = "SHA-1";

    void sums(byte[] content, Properties settings) throws Exception {
        // ruleid: java-weak-hash
        MessageDigest.getInstance("MD5");
        // ruleid: java-weak-hash
        MessageDigest.getInstance(ALGORITHM);
        // ruleid: java-weak-hash
        java.security.MessageDigest.getInstance("SHA1", "SUN");
        String chosen = settings.getProperty("hash", "MD5");
        // ruleid: java-weak-hash
        MessageDigest.getInstance(chosen);
        // ruleid: java-weak-hash
        DigestUtils.md5Hex(content);
        // ruleid: java-weak-hash
        Hashing.sha1();
        // ok: java-weak-hash
        MessageDigest.getInstance("SHA-256");
        // ok: java-weak-hash
        MessageDigest.getInstance(settings.getProperty("hash", "SHA-512"));
        // ok: java-weak-hash
        DigestUtils.sha256Hex(content);
        // ok: java-weak-hash
        Mac.getInstance("HmacSHA256");
    }
}
