const ROLES = { a: "admin", r: "reader" };

exports.enter = (req, res) => {
  req.session.role = ROLES[req.body.role] || "reader";
  res.redirect("/");
};
