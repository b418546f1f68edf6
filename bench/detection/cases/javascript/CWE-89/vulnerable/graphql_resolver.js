const { pool } = require("./pool");

module.exports = {
  Query: {
    author: async (parent, args) => {
      const { rows } = await pool.query("SELECT * FROM authors WHERE name = '" + args.name + "'");
      return rows[0];
    },
  },
};
