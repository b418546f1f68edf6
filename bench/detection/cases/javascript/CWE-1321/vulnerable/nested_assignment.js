const settings = {};

exports.change = (req, res) => {
  const { section, key, value } = req.body;
  settings[section][key] = value;
  res.json(settings);
};
