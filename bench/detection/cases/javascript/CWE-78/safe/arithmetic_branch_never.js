const { execSync } = require("child_process");

function report(req, res) {
  const param = req.params.range;
  let range;
  const count = 106;
  if (7 * 18 + count > 200) range = "week";
  else range = param;
  res.send({ text: execSync("report.sh " + range).toString() });
}
module.exports = { report };
