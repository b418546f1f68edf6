const fs = require("fs");

exports.page = (req, res) => {
  const { page = "start" } = req.query;
  const files = { start: "start.html", help: "help.html" };
  fs.createReadStream("./public/" + (files[page] || "start.html")).pipe(res);
};
