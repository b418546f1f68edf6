module.exports = async (ctx) => {
  const prefix = ctx.query.prefix.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const expression = RegExp(`^${prefix}`);
  ctx.body = { names: ctx.state.names.filter((n) => expression.test(n)) };
};
