exports.enter = (req, res) => {
  req.session.role = req.body.role;
  res.redirect("/");
};
