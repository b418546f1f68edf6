module.exports = (req, res) => {
  res.cookie("visitor", "abc", { secure: true });
  res.end();
};
