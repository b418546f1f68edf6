exports.login = (req, res) => {
  res.setHeader("Set-Cookie", `session=${req.user.session}; Secure; Path=/`);
  res.end();
};
