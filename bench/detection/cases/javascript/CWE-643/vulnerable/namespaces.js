const xpath = require("xpath");
const select = xpath.useNamespaces({ s: "urn:stock" });

exports.stock = (req, res) => {
  const store = req.cookies.store;
  const nodes = select("//s:store[@name='" + store + "']", req.app.locals.doc);
  res.json({ count: nodes.length });
};
