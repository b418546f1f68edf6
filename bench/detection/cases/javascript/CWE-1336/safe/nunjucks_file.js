const nunjucks = require("nunjucks");

module.exports = async (ctx) => {
  ctx.type = "text/plain";
  ctx.body = nunjucks.renderString("Hi {{ name }}", { name: ctx.request.body.name });
};
