const { pool } = require("./pool");

module.exports = async (req, res) => {
  const limit = Math.min(100, Number.parseInt(req.query.limit ?? "20", 10));
  const result = await pool.query("SELECT * FROM logs LIMIT " + limit);
  res.json(result.rows);
};
