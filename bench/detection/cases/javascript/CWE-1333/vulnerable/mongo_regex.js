module.exports = async (ctx) => {
  const expression = RegExp(`^${ctx.query.prefix}`);
  ctx.body = { names: ctx.state.names.filter((n) => expression.test(n)) };
};
