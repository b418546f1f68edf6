const Router = require("@koa/router");
const router = new Router();

router.get("/profile", (ctx) => {
  const { nick } = ctx.query;
  ctx.type = "html";
  ctx.body = `<body><b>${nick}</b></body>`;
});
module.exports = router;
