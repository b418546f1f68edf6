const express = require("express");
const app = express();
const ORIGIN = "https://example.com";
const PAGES = { home: "/home", help: "/help" };

app.get("/leave", (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  // ruleid: javascript-open-redirect
  res.redirect(302, "https://" + req.query.host);
  // ruleid: javascript-open-redirect
  res.setHeader("Location", req.query.next);
  // ruleid: javascript-open-redirect
  res.redirect(`${req.body.next}`);
});

app.get("/stay", (req, res) => {
  // ok: javascript-open-redirect
  res.redirect("/users/" + req.query.name);
  // ok: javascript-open-redirect
  res.redirect(`/users/${req.query.name}`);
  // ok: javascript-open-redirect
  res.redirect(PAGES[req.query.page] || "/");
  const target = new URL(req.query.next, ORIGIN);
  if (target.origin !== ORIGIN) {
    return res.redirect("/");
  }
  // ok: javascript-open-redirect
  res.redirect(target.toString());
});

app.get("/stay-listed", (req, res) => {
  let next = req.query.next;
  if (!["/home", "/help"].includes(next)) {
    next = "/";
  }
  // ok: javascript-open-redirect
  res.redirect(next);
});
