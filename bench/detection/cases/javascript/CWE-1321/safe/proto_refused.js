const users = {};

exports.tag = (req, res) => {
  const name = req.params.user;
  if (name === "__proto__" || name === "constructor" || name === "prototype") {
    return res.sendStatus(400);
  }
  users[name].tag = req.body.text;
  res.end();
};
