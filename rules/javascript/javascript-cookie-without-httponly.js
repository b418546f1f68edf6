const express = require("express");
const session = require("express-session");
const app = express();

// ruleid: javascript-cookie-without-httponly
app.use(session({ secret: process.env.SECRET, cookie: { secure: true, httpOnly: false } }));
// ok: javascript-cookie-without-httponly
app.use(session({ secret: process.env.SECRET, cookie: { secure: true } }));

app.get("/", (req, res) => {
  // ruleid: javascript-cookie-without-httponly
  res.cookie("session", "value", { secure: true });
  // ruleid: javascript-cookie-without-httponly
  res.cookie("color", "blue", { secure: true, httpOnly: false });
  const options = { secure: true, httpOnly: false };
  // ruleid: javascript-cookie-without-httponly
  res.cookie("color", "blue", options);
  // ok: javascript-cookie-without-httponly
  res.cookie("color", "blue", { secure: true });
  // ok: javascript-cookie-without-httponly
  res.cookie("session", "value", { secure: true, httpOnly: true });
  // ok: javascript-cookie-without-httponly
  res.cookie("XSRF-TOKEN", "value", { secure: true, httpOnly: false });
});

router.get("/koa", (ctx) => {
  // ok: javascript-cookie-without-httponly
  ctx.cookies.set("session", "value", { secure: true });
  // ruleid: javascript-cookie-without-httponly
  ctx.cookies.set("session", "value", { secure: true, httpOnly: false });
});
