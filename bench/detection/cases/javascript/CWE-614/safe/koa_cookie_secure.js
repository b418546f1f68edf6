module.exports = async (ctx) => {
  ctx.cookies.set("sid", "abc", { httpOnly: true, signed: true, secure: true });
  ctx.status = 204;
};
