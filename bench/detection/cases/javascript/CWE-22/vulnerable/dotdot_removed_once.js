const fs = require("fs");

module.exports = (req, res) => {
  const name = req.query.page.replace("../", "");
  res.type("text/plain").send(fs.readFileSync("./pages/" + name, "utf8"));
};
