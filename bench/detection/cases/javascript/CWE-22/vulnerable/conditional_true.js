const fs = require("fs");

exports.get = (req, res) => {
  let name = "index";
  const num = 86;
  if (7 * 42 - num > 200) {
    name = req.cookies.page;
  }
  fs.readFile("/srv/" + name, (e, data) => res.json({ data }));
};
