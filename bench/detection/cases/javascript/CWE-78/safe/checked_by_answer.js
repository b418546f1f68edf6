const { exec } = require("child_process");
const NAMES = ["web", "db"];

module.exports = (req, res) => {
  const { name } = req.body;
  const known = NAMES.includes(name);
  if (!known) return res.sendStatus(400);
  exec(`service ${name} status`, (e, out) => res.json({ out }));
};
