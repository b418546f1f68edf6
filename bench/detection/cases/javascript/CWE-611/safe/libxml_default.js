const libxml = require("libxmljs");

exports.importOrder = (req, res) => {
  const doc = libxml.parseXml(req.body);
  res.json({ root: doc.root().name() });
};
