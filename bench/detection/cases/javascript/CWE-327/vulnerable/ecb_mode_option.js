const CryptoJS = require("crypto-js");

exports.seal = (text, key) => CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB }).toString();
