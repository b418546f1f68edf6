import CryptoJS from "crypto-js";

export const hide = (text, key) => CryptoJS.RC4.encrypt(text, key).toString();
