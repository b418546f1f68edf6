const funcster = require("funcster");

module.exports = async (ctx) => {
  const { rules } = ctx.request.body;
  const built = funcster.deepDeserialize(rules);
  ctx.body = { count: Object.keys(built).length };
};
