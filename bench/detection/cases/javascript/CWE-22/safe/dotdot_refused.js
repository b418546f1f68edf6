const fs = require("fs");
const path = require("path");

module.exports = (req, res) => {
  const name = path.normalize(req.query.page);
  if (name.includes("..") || path.isAbsolute(name)) {
    return res.sendStatus(400);
  }
  res.type("text/plain").send(fs.readFileSync("./pages/" + name, "utf8"));
};
