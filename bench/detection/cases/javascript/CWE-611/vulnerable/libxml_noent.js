const libxml = require("libxmljs");

exports.importOrder = (req, res) => {
  const doc = libxml.parseXml(req.body, { noent: true });
  res.json({ root: doc.root().name() });
};
