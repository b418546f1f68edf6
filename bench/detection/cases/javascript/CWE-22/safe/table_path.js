const fs = require("fs");
const PAGES = new Map([
  ["start", "/srv/start.md"],
  ["help", "/srv/help.md"],
]);

exports.page = (req, res) => {
  const file = PAGES.get(req.params.name);
  if (!file) return res.sendStatus(404);
  fs.createReadStream(file).pipe(res);
};
