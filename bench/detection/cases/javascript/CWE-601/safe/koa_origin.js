const ORIGIN = "https://shop.example.com";

module.exports = async (ctx) => {
  const target = new URL(ctx.request.body.returnTo, ORIGIN);
  if (target.origin !== ORIGIN) {
    ctx.throw(400);
    return;
  }
  ctx.redirect(target.href);
};
