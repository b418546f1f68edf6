const express = require("express");
const app = express();

app.get("/manual/:chapter", (req, res) => {
  res.sendFile(req.params.chapter + ".html", { root: "/srv/manual" });
});
