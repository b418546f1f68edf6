module.exports = (req, res) => {
  const text = Buffer.from(req.cookies.profile, "base64").toString();
  const profile = JSON.parse(text);
  res.json({ name: String(profile.name) });
};
