module.exports = (req, res) => {
  const total = eval(req.query.sum);
  res.json({ total });
};
