const _ = require("lodash");
const defaults = { limit: 10 };

module.exports = (ctx) => {
  const options = _.merge({}, defaults, JSON.parse(ctx.request.body.options));
  ctx.body = { limit: options.limit };
};
