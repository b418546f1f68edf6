const Visit = require("./visit");

exports.stats = (req, res) => {
  const stages = [];
  stages.push({ $match: { page: req.body.page } });
  stages.push({ $count: "visits" });
  Visit.aggregate(stages).then((rows) => res.json(rows));
};
