const _ = require("lodash");

exports.banner = (req, res) => {
  let banner = req.query.banner;
  banner = "Sale in <%= year %>";
  const compiled = _.template(banner);
  res.json({ banner: compiled({ year: 2026 }) });
};
