const { pool } = require("./pool");

async function findByTag(tag) {
  const { rows } = await pool.query(`SELECT * FROM notes WHERE tag = '${tag}'`);
  return rows;
}

exports.notes = async (req, res) => {
  res.json(await findByTag(req.query.tag));
};
