const xpath = require("xpath");
const select = xpath.useNamespaces({ s: "urn:stock" });
const STORES = ["north", "south"];

exports.stock = (req, res) => {
  const store = req.cookies.store;
  if (STORES.indexOf(store) === -1) {
    return res.sendStatus(400);
  }
  const nodes = select("//s:store[@name='" + store + "']", req.app.locals.doc);
  res.json({ count: nodes.length });
};
