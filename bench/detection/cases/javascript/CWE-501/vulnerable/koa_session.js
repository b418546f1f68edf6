module.exports = (ctx) => {
  const { plan } = ctx.request.body;
  ctx.session.plan = plan;
  ctx.status = 204;
};
