const CryptoJS = require("crypto-js");

exports.seal = (text, key, iv) => CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CBC, iv }).toString();
