const pool = require("mysql2").createPool({ host: "db" });

exports.find = (req, res) => {
  const column = req.query.sort.replace(/[^a-z_]/g, "");
  pool.query("SELECT * FROM shops ORDER BY " + column, (e, rows) => res.json(rows));
};
