const https = require("https");
const fs = require("fs");

function agents(request) {
  // ruleid: javascript-tls-verification-off
  new https.Agent({ rejectUnauthorized: false });
  // ruleid: javascript-tls-verification-off
  request({ url: "https://example.com", strictSSL: false });
  const options = { host: "example.com" };
  // ruleid: javascript-tls-verification-off
  options.rejectUnauthorized = false;
  // ok: javascript-tls-verification-off
  new https.Agent({ rejectUnauthorized: true });
  // ok: javascript-tls-verification-off
  new https.Agent({ ca: fs.readFileSync("/etc/ssl/private-ca.pem") });
  // ok: javascript-tls-verification-off
  new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === "production" });
  return options;
}
