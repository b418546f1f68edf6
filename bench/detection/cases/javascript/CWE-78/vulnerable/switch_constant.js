const { exec } = require("child_process");
const router = require("express").Router();

router.get("/log", (req, res) => {
  const wanted = req.query.wanted;
  const guess = "ABC";
  const letter = guess.charAt(1);
  let unit;
  switch (letter) {
    case "A":
      unit = "nginx";
      break;
    case "B":
      unit = wanted;
      break;
    default:
      unit = "cron";
  }
  exec("journalctl -u " + unit, (e, out) => res.json({ out }));
});
module.exports = router;
