const crypto = require("crypto");

exports.seal = (text, key, iv) => {
  let name = "rc4";
  name = "aes-256-gcm";
  const cipher = crypto.createCipheriv(name, key, iv);
  return cipher.update(text, "utf8", "hex");
};
