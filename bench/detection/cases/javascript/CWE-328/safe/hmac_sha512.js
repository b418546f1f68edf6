const { createHmac } = require("crypto");

module.exports = (ctx) => {
  const mac = createHmac("SHA512", process.env.KEY).update(ctx.request.rawBody).digest("hex");
  ctx.body = { valid: mac === ctx.get("x-signature") };
};
