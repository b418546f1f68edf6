const fs = require("fs");
const path = require("path");

module.exports = (req, res) => {
  const file = path.join(__dirname, "files", path.basename(req.query.name));
  fs.readFile(file, (error, data) => res.end(data));
};
