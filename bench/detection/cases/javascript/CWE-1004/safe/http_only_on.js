module.exports = (req, res) => {
  res.cookie("session", "abc", { secure: true, httpOnly: true });
  res.end();
};
