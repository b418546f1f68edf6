const Koa = require("koa");
const { execSync } = require("child_process");
const app = new Koa();

app.use(async (ctx) => {
  const words = ["git", "log", "--author", ctx.query.author];
  ctx.type = "text/plain";
  ctx.body = execSync(words.join(" "));
});
