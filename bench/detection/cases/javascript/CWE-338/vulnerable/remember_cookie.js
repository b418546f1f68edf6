module.exports = (req, res) => {
  const value = Math.floor(Math.random() * 1e16);
  res.cookie("rememberMe", String(value), { secure: true, httpOnly: true });
  res.end();
};
