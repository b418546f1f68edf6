const defaults = { limit: 10 };

module.exports = (ctx) => {
  const options = { ...defaults, ...JSON.parse(ctx.request.body.options) };
  ctx.body = { limit: options.limit };
};
