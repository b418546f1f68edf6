const { sequelize } = require("../models");
const SORTABLE = ["id", "price", "name"];

exports.list = async (req, res) => {
  const sort = SORTABLE.includes(req.query.sort) ? req.query.sort : "id";
  const rows = await sequelize.query(`SELECT * FROM products ORDER BY ${sort} LIMIT 20`);
  res.json(rows);
};
