exports.enter = (req, res) => {
  const name = req.headers["x-name"];
  req.session[name] = "10340";
  res.end();
};
