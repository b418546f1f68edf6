const ALLOWED = ["/home", "/help"];

module.exports = (req, res) => {
  let to = req.query.to;
  if (!ALLOWED.includes(to)) {
    to = "/home";
  }
  res.redirect(to);
};
