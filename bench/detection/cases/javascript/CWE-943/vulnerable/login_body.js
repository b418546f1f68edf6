const User = require("../models/user");

exports.login = async (req, res) => {
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  res.json({ ok: Boolean(user) });
};
