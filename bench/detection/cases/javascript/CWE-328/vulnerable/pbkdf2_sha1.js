const crypto = require("crypto");

exports.derive = (password, salt) => crypto.pbkdf2Sync(password, salt, 1000, 32, "sha1");
