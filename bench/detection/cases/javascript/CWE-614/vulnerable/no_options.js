module.exports = (req, res) => {
  res.cookie("visitor", "abc");
  res.end();
};
