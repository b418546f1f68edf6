const Router = require("@koa/router");
const router = new Router();

router.get("/profile", (ctx) => {
  const { nick } = ctx.query;
  ctx.body = { nick };
});
module.exports = router;
