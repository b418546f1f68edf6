const _ = require("lodash");

exports.banner = (req, res) => {
  const compiled = _.template(req.query.banner);
  res.json({ banner: compiled({ year: 2026 }) });
};
