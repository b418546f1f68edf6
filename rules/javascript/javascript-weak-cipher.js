const crypto = require("crypto");
const CryptoJS = require("crypto-js");

function encrypt(key, vector, text) {
  // ruleid: javascript-weak-cipher
  crypto.createCipheriv("des-ede3-cbc", key, vector);
  // ruleid: javascript-weak-cipher
  crypto.createCipheriv("aes-128-ecb", key, null);
  const algorithm = "rc4";
  // ruleid: javascript-weak-cipher
  crypto.createCipheriv(algorithm, key, null);
  // ruleid: javascript-weak-cipher
  crypto.createCipher("aes-256-cbc", key);
  // ruleid: javascript-weak-cipher
  CryptoJS.TripleDES.encrypt(text, key);
  // ok: javascript-weak-cipher
  crypto.createCipheriv("aes-256-gcm", key, vector);
  // ok: javascript-weak-cipher
  crypto.createCipheriv("chacha20-poly1305", key, vector);
  // ok: javascript-weak-cipher
  return CryptoJS.AES.encrypt(text, key);
}
