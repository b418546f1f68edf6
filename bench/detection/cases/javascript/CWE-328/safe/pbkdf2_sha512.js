const crypto = require("crypto");

exports.derive = (password, salt) => crypto.pbkdf2Sync(password, salt, 210000, 32, "sha512");
