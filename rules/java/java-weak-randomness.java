import java.util.Random;

class Tokens {
    private final Random random = new Random();
    private final SecureRandom secure = new SecureRandom();

    void issue(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: java-weak-randomness
        String token = Long.toHexString(new java.util.Random().nextLong());
        // ruleid: java-weak-randomness
        String password = RandomStringUtils.randomAlphanumeric(12);
        double value = Math.random();
        // ruleid: java-weak-randomness
        String rememberMeKey = Double.toString(value).substring(2);
        byte[] bytes = new byte[16];
        new Random().nextBytes(bytes);
        // ruleid: java-weak-randomness
        response.addCookie(new Cookie("id", Base64.getEncoder().encodeToString(bytes)));
        byte[] safe = new byte[16];
        secure.nextBytes(safe);
        // ok: java-weak-randomness
        String sessionToken = Base64.getEncoder().encodeToString(safe);
        int side = random.nextInt(6);
        // ok: java-weak-randomness
        String shown = "dice: " + side;
        // ok: java-weak-randomness
        String apiToken = Long.toHexString(new SecureRandom().nextLong());
    }

    String resetCode() {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            digits.append(random.nextInt(10));
        }
        // ruleid: java-weak-randomness
        return digits.toString();
    }
}
