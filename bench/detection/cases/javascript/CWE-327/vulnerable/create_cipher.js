const crypto = require("crypto");

module.exports = function encode(text) {
  const cipher = crypto.createCipher("aes-256-cbc", process.env.PASSWORD);
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
};
