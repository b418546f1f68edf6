const Visit = require("./visit");

exports.stats = (req, res) => {
  const stages = [];
  stages.push({ $match: { page: "/start" } });
  stages.push({ $count: "visits" });
  Visit.aggregate(stages).then((rows) => res.json({ rows, page: req.body.page }));
};
