exports.calc = (req, res) => {
  let code;
  const level = 3;
  if (level * 2 > 5) {
    code = "0";
  } else {
    code = req.body.code;
  }
  res.json({ value: eval("(" + code + ")") });
};
