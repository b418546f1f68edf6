const knex = require("knex")({ client: "pg" });

module.exports = async (ctx) => {
  const term = ctx.request.query.term;
  ctx.body = { rows: await knex("articles").whereRaw("title ilike '%" + term + "%'") };
};
