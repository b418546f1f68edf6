module.exports = async (ctx) => {
  const plugin = require("./plugins/" + ctx.query.plugin);
  ctx.body = { result: plugin.run() };
};
