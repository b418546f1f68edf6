const xpath = require("xpath");

exports.price = (req, res) => {
  const parts = ["//item[@code='", req.query.code, "']/price/text()"];
  const node = xpath.select1(parts.join(""), req.app.locals.catalogue);
  res.json({ price: node.nodeValue });
};
