const express = require("express");
const app = express();
const VIEWS = ["start", "about"];

app.get("/page/:view", (req, res) => {
  const view = VIEWS.includes(req.params.view) ? req.params.view : "start";
  res.render(view, { user: "x" });
});
