const express = require("express");
const session = require("express-session");
const cookie = require("cookie");
const app = express();

// ruleid: javascript-insecure-cookie
app.use(session({ secret: process.env.SECRET, cookie: { secure: false } }));
// ruleid: javascript-insecure-cookie
app.use(session({ secret: process.env.SECRET, resave: false }));
// ok: javascript-insecure-cookie
app.use(session({ secret: process.env.SECRET, cookie: { secure: true, httpOnly: true } }));

app.get("/", (req, res) => {
  // ruleid: javascript-insecure-cookie
  res.cookie("session", "value");
  // ruleid: javascript-insecure-cookie
  res.cookie("session", "value", { maxAge: 1000, httpOnly: true });
  // ruleid: javascript-insecure-cookie
  res.cookie("session", "value", { secure: false, httpOnly: true });
  const options = { httpOnly: true };
  // ruleid: javascript-insecure-cookie
  res.status(200).cookie("session", "value", options);
  // ruleid: javascript-insecure-cookie
  res.setHeader("Set-Cookie", "session=value; HttpOnly");
  // ruleid: javascript-insecure-cookie
  res.setHeader("Set-Cookie", cookie.serialize("session", "value", { httpOnly: true }));
  // ok: javascript-insecure-cookie
  res.cookie("session", "value", { secure: true, httpOnly: true });
  // ok: javascript-insecure-cookie
  res.cookie("session", "value", { ...COOKIE });
  // ok: javascript-insecure-cookie
  res.clearCookie("session");
  // ok: javascript-insecure-cookie
  res.setHeader("Set-Cookie", "session=value; HttpOnly; Secure");
  const settings = { httpOnly: true };
  settings.secure = true;
  // ok: javascript-insecure-cookie
  res.cookie("session", "value", settings);
  // ok: javascript-insecure-cookie
  res.set("Cache-Control", "no-store");
});
