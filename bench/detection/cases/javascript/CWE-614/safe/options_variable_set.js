const options = { httpOnly: true, path: "/" };
options.secure = true;

module.exports = (req, res) => {
  res.cookie("sid", "abc", options);
  res.end();
};
