const jwt = require("jsonwebtoken");

function unsigned(token) {
  // ruleid: javascript-jwt-unverified
  const claims = jwt.decode(token);
  return claims.role;
}

function read(token, key) {
  // ruleid: javascript-jwt-unverified
  jwt.verify(token, key, { algorithms: ["HS256", "none"] });
  // ruleid: javascript-jwt-unverified
  jwt.sign({ name: "x" }, key, { algorithm: "none" });
  // ok: javascript-jwt-unverified
  jwt.verify(token, key, { algorithms: ["RS256"] });
  // ok: javascript-jwt-unverified
  const header = jwt.decode(token, { complete: true });
  // ok: javascript-jwt-unverified
  return jwt.sign({ name: "x" }, key, { algorithm: "HS256" });
}

function issuerThenClaims(token, keys) {
  // ok: javascript-jwt-unverified
  const unverified = jwt.decode(token);
  return jwt.verify(token, keys.get(unverified.iss), { algorithms: ["RS256"] });
}
