const Koa = require("koa");
const { execSync } = require("child_process");
const app = new Koa();

app.use(async (ctx) => {
  const count = parseInt(ctx.query.count, 10);
  const words = ["git", "log", "-n", count];
  ctx.type = "text/plain";
  ctx.body = execSync(words.join(" "));
});
