const { exec } = require("child_process");
const COMMANDS = { uptime: "uptime", disk: "df -h", users: "who" };

module.exports = (req, res) => {
  const command = COMMANDS[req.params.name];
  if (!command) return res.sendStatus(404);
  exec(command, (e, out) => res.json({ out }));
};
