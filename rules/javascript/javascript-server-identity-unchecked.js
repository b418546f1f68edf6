const tls = require("tls");

// ruleid: javascript-server-identity-unchecked
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
// ok: javascript-server-identity-unchecked
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";

function connect(host) {
  // ruleid: javascript-server-identity-unchecked
  tls.connect(443, host, { checkServerIdentity: () => undefined });
  // ruleid: javascript-server-identity-unchecked
  tls.connect(443, host, { checkServerIdentity: function (name, certificate) {} });
  // ok: javascript-server-identity-unchecked
  tls.connect(443, host, { servername: host });
  // ok: javascript-server-identity-unchecked
  tls.connect(443, host, { checkServerIdentity: (name, certificate) => tls.checkServerIdentity(name, certificate) });
}

async function shots(playwright) {
  // ruleid: javascript-server-identity-unchecked
  await playwright.chromium.launch({ ignoreHTTPSErrors: true });
}
