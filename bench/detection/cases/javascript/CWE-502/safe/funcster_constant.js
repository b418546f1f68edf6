const funcster = require("funcster");
const RULES = { small: { __js_function: "function (n) { return n < 3; }" } };

module.exports = async (ctx) => {
  const { rules } = ctx.request.body;
  const built = funcster.deepDeserialize(RULES);
  ctx.body = { count: Object.keys(built).length, rules };
};
