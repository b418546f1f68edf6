const fs = require("fs");

exports.page = (req, res) => {
  const { page = "start.html" } = req.query;
  fs.createReadStream("./public/" + page).pipe(res);
};
