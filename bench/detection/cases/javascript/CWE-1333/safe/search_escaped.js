const escapeRegExp = require("lodash/escapeRegExp");

exports.search = (req, res) => {
  const pattern = new RegExp(escapeRegExp(req.query.q), "i");
  res.json(["a", "b"].filter((name) => pattern.test(name)));
};
