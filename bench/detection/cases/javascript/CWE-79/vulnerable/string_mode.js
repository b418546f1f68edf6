module.exports = (req, res) => {
  const mode = "raw";
  let text;
  if (mode === "raw") {
    text = req.body.text;
  } else {
    text = "hidden";
  }
  res.send("<pre>" + text + "</pre>");
};
