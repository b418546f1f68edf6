const xpath = require("xpath");
const { DOMParser } = require("@xmldom/xmldom");
const doc = new DOMParser().parseFromString("<users/>", "text/xml");
const expression = xpath.parse("//user[name=$user and pass=$password]");

exports.login = (req, res) => {
  const { user, password } = req.body;
  const found = expression.select({ node: doc, variables: { user, password } });
  res.json({ ok: found.length > 0 });
};
