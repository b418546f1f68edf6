const cp = require("child_process");

module.exports = function (app) {
  app.post("/convert", (req, res) => {
    const settings = new Map();
    settings.set("quality", "80");
    settings.set("file", req.body.file);
    const name = settings.get("file");
    cp.exec("convert " + name + " out.png", () => res.end());
  });
};
