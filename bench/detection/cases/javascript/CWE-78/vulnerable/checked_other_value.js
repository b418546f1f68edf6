const { exec } = require("child_process");
const NAMES = ["web", "db"];

module.exports = (req, res) => {
  const { name, flags } = req.body;
  if (!NAMES.includes(name)) return res.sendStatus(400);
  exec(`service ${name} status ${flags}`, (e, out) => res.json({ out }));
};
