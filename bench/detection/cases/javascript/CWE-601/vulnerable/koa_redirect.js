module.exports = async (ctx) => {
  const { returnTo } = ctx.request.body;
  ctx.redirect(returnTo);
};
