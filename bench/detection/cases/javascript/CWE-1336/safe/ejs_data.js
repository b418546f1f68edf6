const ejs = require("ejs");

module.exports = (req, res) => {
  const page = ejs.render("<h1>Hello <%= name %></h1>", { name: req.query.name });
  res.end(page);
};
