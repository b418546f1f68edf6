const { pool } = require("./pool");

module.exports = async (req, res) => {
  const config = { name: "find", text: "SELECT * FROM logs WHERE message LIKE '%" + req.body.q + "%'" };
  const result = await pool.query(config);
  res.json(result.rows);
};
