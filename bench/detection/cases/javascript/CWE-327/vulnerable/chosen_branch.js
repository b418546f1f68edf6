const crypto = require("crypto");

exports.seal = (text, key) => {
  let name = "aes-256-gcm";
  name = "rc4";
  const cipher = crypto.createCipheriv(name, key, null);
  return cipher.update(text, "utf8", "hex");
};
