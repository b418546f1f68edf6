const https = require("https");
const fs = require("fs");
const axios = require("axios");

const agent = new https.Agent({ ca: fs.readFileSync("/etc/ssl/partner.pem") });
exports.load = (path) => axios.get("https://partner.example.com" + path, { httpsAgent: agent });
