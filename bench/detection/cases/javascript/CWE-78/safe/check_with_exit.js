const { exec } = require("child_process");
const KNOWN = new Set(["web", "db"]);

module.exports = (req, res) => {
  const service = req.query.service;
  if (!KNOWN.has(service)) {
    console.warn("unknown service", service);
    return res.sendStatus(404);
  }
  exec("systemctl restart " + service, () => res.end());
};
