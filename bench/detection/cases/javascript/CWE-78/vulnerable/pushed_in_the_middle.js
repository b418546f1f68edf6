const express = require("express");
const child = require("child_process");
const app = express();
app.use(express.json());
app.post("/resize", (req, res) => {
  const args = [];
  args.push("-resize", req.body.size, "in.png", "out.png");
  child.exec("convert " + args.join(" "), (error) => res.json({ ok: !error }));
});
