const crypto = require("crypto");

module.exports = function encode(text, key) {
  const cipher = crypto.createCipheriv("chacha20-poly1305", key, crypto.randomBytes(12), { authTagLength: 16 });
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
};
