const fs = require("fs/promises");

exports.save = async (req, res) => {
  const { name, text } = req.body;
  await fs.writeFile(`/var/notes/${name}`, text);
  res.sendStatus(201);
};
