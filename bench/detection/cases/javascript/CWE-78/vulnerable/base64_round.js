const { execSync } = require("child_process");

exports.convert = function (req, res) {
  const encoded = req.cookies.target;
  const target = Buffer.from(encoded, "base64").toString("utf8");
  let line = "wkhtmltopdf ";
  line += target;
  line += " out.pdf";
  execSync(line);
  res.download("out.pdf");
};
