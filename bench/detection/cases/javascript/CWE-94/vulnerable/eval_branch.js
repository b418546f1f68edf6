exports.calc = (req, res) => {
  let code;
  const level = 3;
  if (level * 2 > 5) {
    code = req.body.code;
  } else {
    code = "0";
  }
  res.json({ value: eval("(" + code + ")") });
};
