exports.search = (req, res) => {
  const pattern = new RegExp(req.query.q, "i");
  res.json(["a", "b"].filter((name) => pattern.test(name)));
};
