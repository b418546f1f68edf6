exports.reset = async (req, res) => {
  const token = Math.random().toString(36).substring(2);
  await req.users.save({ mail: req.body.mail, token });
  res.end();
};
