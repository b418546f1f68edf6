const { sequelize } = require("../models");

exports.list = async (req, res) => {
  const { sort = "id", page } = req.query;
  const rows = await sequelize.query(`SELECT * FROM products ORDER BY ${sort} LIMIT 20 OFFSET ${Number(page) * 20}`);
  res.json(rows);
};
