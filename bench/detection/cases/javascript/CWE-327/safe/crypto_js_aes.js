import CryptoJS from "crypto-js";

export const hide = (text, key) => CryptoJS.AES.encrypt(text, key).toString();
