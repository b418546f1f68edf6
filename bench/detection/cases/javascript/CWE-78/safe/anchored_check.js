const { exec } = require("child_process");

module.exports = (req, res) => {
  const name = req.body.name;
  if (!/^[a-z]{1,16}$/.test(name)) {
    res.status(400).end();
    return;
  }
  exec("id " + name, (e, out) => res.json({ out }));
};
