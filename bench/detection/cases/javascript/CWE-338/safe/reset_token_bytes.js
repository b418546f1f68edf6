const { randomBytes } = require("crypto");

exports.reset = async (req, res) => {
  const token = randomBytes(24).toString("base64url");
  await req.users.save({ mail: req.body.mail, token });
  res.end();
};
