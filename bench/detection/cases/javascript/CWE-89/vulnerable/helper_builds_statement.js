const { pool } = require("./pool");

function statement(table, id) {
  return "SELECT * FROM " + table + " WHERE id = '" + id + "'";
}

exports.one = async (req, res) => {
  const sql = statement("cars", req.params.id);
  res.json((await pool.query(sql)).rows[0]);
};
