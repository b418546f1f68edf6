const { pool } = require("./pool");

function statement(table, id) {
  console.debug("reading", id);
  return "SELECT * FROM " + table + " LIMIT 1";
}

exports.one = async (req, res) => {
  const sql = statement("cars", req.params.id);
  res.json((await pool.query(sql)).rows[0]);
};
