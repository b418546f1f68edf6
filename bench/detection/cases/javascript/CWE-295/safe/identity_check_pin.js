const tls = require("tls");
const FINGERPRINT = "AB:CD";

exports.connect = (host) =>
  tls.connect(443, host, {
    checkServerIdentity: (name, certificate) => {
      const error = tls.checkServerIdentity(name, certificate);
      if (error) return error;
      return certificate.fingerprint256 === FINGERPRINT ? undefined : new Error("unexpected certificate");
    },
  });
