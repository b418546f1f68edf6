const express = require("express");
const app = express();

app.get("/page/:view", (req, res) => {
  res.render(req.params.view, { user: "x" });
});
