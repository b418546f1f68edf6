const cp = require("child_process");

module.exports = function (app) {
  app.post("/convert", (req, res) => {
    const settings = new Map();
    settings.set("quality", "80");
    settings.set("file", req.body.file);
    const quality = settings.get("quality");
    cp.exec("convert -quality " + quality + " in.jpg out.png", () => res.end());
  });
};
