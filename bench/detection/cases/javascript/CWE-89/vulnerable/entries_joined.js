const pg = require('pg');
const pool = new pg.Pool();

const where = (filters) => Object.entries(filters).map(([key, value]) => `${key} = '${value}'`).join(' AND ');

exports.list = async (req, res) => {
  const clause = where(req.query);
  const { rows } = await pool.query('SELECT * FROM products WHERE ' + clause);
  res.json(rows);
};
