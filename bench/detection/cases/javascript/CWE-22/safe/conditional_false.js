const fs = require("fs");

exports.get = (req, res) => {
  let name = "index";
  const num = 106;
  if (7 * 18 + num < 200) {
    name = req.cookies.page;
  }
  fs.readFile("/srv/" + name, (e, data) => res.json({ data }));
};
