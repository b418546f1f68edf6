const fs = require("fs");
const path = require("path");

function pageFile(name) {
  return path.join(__dirname, "pages", name + ".md");
}

exports.page = (req, res) => {
  fs.createReadStream(pageFile(req.params.name)).pipe(res);
};
