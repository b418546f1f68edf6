class Keys {
    void make(Map<String, String> environment) throws Exception {
        // ruleid: java-hard-coded-key
        new SecretKeySpec("k3y-of-the-shop!".getBytes(), "AES");
        // ruleid: java-hard-coded-key
        DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "pa55-of-shop");
        // ruleid: java-hard-coded-key
        Algorithm.HMAC256("signing-word");
        byte[] fixed = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        // ruleid: java-hard-coded-key
        new SecretKeySpec(fixed, "AES");
        // ok: java-hard-coded-key
        new SecretKeySpec(Base64.getDecoder().decode(environment.get("KEY")), "AES");
        // ok: java-hard-coded-key
        DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
        // ok: java-hard-coded-key
        Algorithm.HMAC256(environment.get("SIGNING"));
    }
}
