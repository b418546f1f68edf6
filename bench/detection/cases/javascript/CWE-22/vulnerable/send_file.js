const express = require("express");
const app = express();

app.get("/manual/:chapter", (req, res) => {
  res.sendFile("/srv/manual/" + req.params.chapter + ".html");
});
