const { pool } = require("./pool");

exports.filter = async (req, res) => {
  const conditions = [];
  for (const [key, value] of Object.entries(req.query)) {
    conditions.push(`${key} = '${value}'`);
  }
  const sql = "SELECT * FROM cars WHERE " + conditions.join(" AND ");
  res.json((await pool.query(sql)).rows);
};
