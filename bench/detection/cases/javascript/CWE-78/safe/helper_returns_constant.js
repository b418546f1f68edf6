const { exec } = require("child_process");

function clean(text) {
  const names = { [text]: "unused" };
  return Object.keys(names).length > 5 ? "/srv" : "/home";
}

module.exports = (app) => {
  app.get("/size", (req, res) => {
    const folder = clean(req.query.folder);
    exec("du -sh " + folder, (e, out) => res.json({ out }));
  });
};
