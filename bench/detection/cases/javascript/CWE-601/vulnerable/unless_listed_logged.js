const ALLOWED = ["/home", "/help"];

module.exports = (req, res) => {
  const to = req.query.to;
  if (!ALLOWED.includes(to)) {
    console.log("unusual target", to);
  }
  res.redirect(to);
};
