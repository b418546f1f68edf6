module.exports = (ctx) => {
  const visits = Number(ctx.request.body.visits);
  ctx.session.visits = visits;
  ctx.status = 204;
};
