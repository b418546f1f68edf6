const express = require("express");
const app = express();

app.post("/role", (req, res) => {
  const role = req.body.role;
  // ruleid: javascript-trust-boundary
  req.session.role = role;
  // ruleid: javascript-trust-boundary
  req.session["role"] = req.query.role;
  // ruleid: javascript-trust-boundary
  req.session[role] = "yes";
  // ok: javascript-trust-boundary
  req.session.page = Number(req.body.page);
  // ok: javascript-trust-boundary
  req.session.role = "reader";
  if (!["reader", "writer"].includes(role)) {
    return res.status(400).end();
  }
  // ok: javascript-trust-boundary
  req.session.role = role;
});
