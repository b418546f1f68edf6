const express = require("express");
const app = express();

app.get("/preview", async (req, res) => {
  const answer = await fetch("https://images.example.com/" + encodeURIComponent(req.query.id));
  res.json({ status: answer.status });
});
