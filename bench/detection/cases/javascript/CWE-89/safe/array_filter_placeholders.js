const { pool } = require("./pool");
const COLUMNS = new Set(["color", "maker", "year"]);

exports.filter = async (req, res) => {
  const conditions = [];
  const values = [];
  for (const column of COLUMNS) {
    if (req.query[column] === undefined) continue;
    values.push(req.query[column]);
    conditions.push(`${column} = $${values.length}`);
  }
  const sql = "SELECT * FROM cars WHERE " + conditions.join(" AND ");
  res.json((await pool.query(sql, values)).rows);
};
