const serialize = require("node-serialize");

module.exports = (req, res) => {
  const text = Buffer.from(req.cookies.profile, "base64").toString();
  const profile = serialize.unserialize(text);
  res.json({ name: profile.name });
};
