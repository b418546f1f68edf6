const { exec } = require("child_process");

function clean(text) {
  return text.trim();
}

module.exports = (app) => {
  app.get("/size", (req, res) => {
    const folder = clean(req.query.folder);
    exec("du -sh " + folder, (e, out) => res.json({ out }));
  });
};
