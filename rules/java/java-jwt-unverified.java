class Tokens {
    void read(String token, Key key) {
        // ruleid: java-jwt-unverified
        Jwts.parserBuilder().build().parseClaimsJwt(token);
        // ruleid: java-jwt-unverified
        DecodedJWT decoded = JWT.decode(token);
        // ruleid: java-jwt-unverified
        String made = JWT.create().withSubject("a").sign(Algorithm.none());
        // ruleid: java-jwt-unverified
        Jwts.parser().setSigningKey(key).parse(token);
    }

    void good(String token, Key key) {
        // ok: java-jwt-unverified
        Jwts.parser().verifyWith(key).build().parseSignedClaims(token);
        // ok: java-jwt-unverified
        Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
        // ok: java-jwt-unverified
        JWT.require(Algorithm.HMAC256(key)).build().verify(token);
    }
}
