const { exec } = require("child_process");

exports.handler = (req, res) => {
  const parts = [];
  parts.push("safe");
  parts.push(req.headers["x-target"]);
  parts.push("more");
  parts.shift();
  const target = parts[0];
  exec(`nslookup ${target}`, (e, out) => res.end(out));
};
