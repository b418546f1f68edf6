const express = require("express");
const escapeHtml = require("escape-html");
const app = express();

app.get("/hello", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-xss
  res.send("<h1>Hello " + name + "</h1>");
  // ruleid: javascript-xss
  res.send(`<h1>Hello ${name}</h1>`);
  // ruleid: javascript-xss
  res.write("<p>" + name + "</p>");
  // ruleid: javascript-xss
  res.status(404).send("<p>No page " + req.originalUrl + "</p>");
  // ruleid: javascript-xss
  res.end(["<p>", name, "</p>"].join(""));
  // ok: javascript-xss
  res.send("<h1>Hello " + escapeHtml(name) + "</h1>");
  // ok: javascript-xss
  res.json({ name });
  // ok: javascript-xss
  res.send({ name });
  // ok: javascript-xss
  res.render("hello", { name });
  const page = parseInt(req.query.page, 10);
  // ok: javascript-xss
  res.send("<p>Page " + page + "</p>");
});

app.get("/plain", (req, res) => {
  res.set("Content-Type", "text/plain");
  // ok: javascript-xss
  res.send("Hello " + req.query.name);
});

app.get("/found", async (req, res) => {
  const user = await User.findById(req.params.id);
  // ok: javascript-xss
  res.send(user);
  let color = req.cookies.color;
  color = "blue";
  // ok: javascript-xss
  res.send("<body style='color:" + color + "'>");
});

router.get("/koa", async (ctx) => {
  // ruleid: javascript-xss
  ctx.body = "<h1>" + ctx.query.name + "</h1>";
});

router.get("/koa-data", async (ctx) => {
  // ok: javascript-xss
  ctx.body = { name: ctx.query.name };
});
