const crypto = require("crypto");
const CryptoJS = require("crypto-js");
const md5 = require("md5");

function fingerprint(text, key) {
  // ruleid: javascript-weak-hash
  crypto.createHash("md5").update(text).digest("hex");
  // ruleid: javascript-weak-hash
  crypto.createHash("SHA1").update(text).digest("hex");
  const algorithm = "md5";
  // ruleid: javascript-weak-hash
  crypto.createHash(algorithm);
  // ruleid: javascript-weak-hash
  crypto.createHmac("sha1", key);
  // ruleid: javascript-weak-hash
  CryptoJS.MD5(text).toString();
  // ruleid: javascript-weak-hash
  md5(text);
  // ok: javascript-weak-hash
  crypto.createHash("sha256").update(text).digest("hex");
  // ok: javascript-weak-hash
  crypto.createHmac("sha512", key);
  // ok: javascript-weak-hash
  CryptoJS.SHA256(text).toString();
  // ok: javascript-weak-hash
  return crypto.scryptSync(text, key, 64);
}
