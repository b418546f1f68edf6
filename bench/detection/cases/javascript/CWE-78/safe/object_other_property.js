const { execSync } = require("child_process");

exports.convert = function (req, res) {
  const job = { source: req.body.source, target: "out.pdf" };
  execSync("wkhtmltopdf index.html " + job.target);
  res.json({ source: job.source });
};
