const settings = { theme: {}, mail: {} };
const SECTIONS = ["theme", "mail"];

exports.change = (req, res) => {
  const { section, key, value } = req.body;
  if (!SECTIONS.includes(section)) {
    return res.sendStatus(400);
  }
  settings[section][key] = value;
  res.json(settings);
};
