const { execSync } = require("child_process");

function report(req, res) {
  const param = req.params.range;
  let range;
  const count = 86;
  if (7 * 42 - count > 200) range = param;
  else range = "week";
  res.send({ text: execSync("report.sh " + range).toString() });
}
module.exports = { report };
