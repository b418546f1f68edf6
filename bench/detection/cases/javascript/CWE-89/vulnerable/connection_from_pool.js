const pool = require("mysql2").createPool({ host: "db" });

exports.find = (req, res) => {
  pool.getConnection((error, conn) => {
    const where = [];
    where.push("1 = 1");
    if (req.body.city) where.push("city = '" + req.body.city + "'");
    conn.query("SELECT * FROM shops WHERE " + where.join(" AND "), (e, rows) => {
      conn.release();
      res.json(rows);
    });
  });
};
