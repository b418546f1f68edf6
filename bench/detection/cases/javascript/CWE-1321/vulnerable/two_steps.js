const users = {};

exports.tag = (req, res) => {
  const user = users[req.params.user];
  user[req.params.tag] = req.body.text;
  res.end();
};
