const fs = require("fs/promises");
const crypto = require("crypto");

exports.save = async (req, res) => {
  const { name, text } = req.body;
  const file = crypto.createHash("sha256").update(name).digest("hex");
  await fs.writeFile(`/var/notes/${file}`, text);
  res.sendStatus(201);
};
