const options = { httpOnly: true, path: "/" };

module.exports = (req, res) => {
  res.cookie("sid", "abc", options);
  res.end();
};
