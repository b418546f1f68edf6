const xpath = require("xpath");

exports.price = (req, res) => {
  let code = req.query.code;
  if (code.length > 0) {
    code = "A-1";
  } else {
    code = "B-1";
  }
  const node = xpath.select1("//item[@code='" + code + "']/price/text()", req.app.locals.catalogue);
  res.json({ price: node.nodeValue });
};
