const { db } = require("./db");

exports.show = (req, res) => {
  const id = req.query.id;
  const num = 106;
  const value = 7 * 18 + num > 200 ? "1" : id;
  db.all("SELECT * FROM t WHERE id = " + value, (e, rows) => res.json(rows));
};
