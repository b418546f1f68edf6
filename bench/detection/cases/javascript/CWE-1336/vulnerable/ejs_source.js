const ejs = require("ejs");

module.exports = (req, res) => {
  const page = ejs.render("<h1>Hello " + req.query.name + "</h1>", {});
  res.end(page);
};
