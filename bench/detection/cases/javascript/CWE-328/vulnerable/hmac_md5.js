const { createHmac } = require("crypto");

module.exports = (ctx) => {
  const mac = createHmac("MD5", process.env.KEY).update(ctx.request.rawBody).digest("hex");
  ctx.body = { valid: mac === ctx.get("x-signature") };
};
