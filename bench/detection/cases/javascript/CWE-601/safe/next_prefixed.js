const express = require("express");
const app = express();

app.get("/signed-in", (req, res) => {
  res.redirect("/account/" + encodeURIComponent(req.query.tab || "main"));
});
