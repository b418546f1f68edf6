const xpath = require("xpath");
const { DOMParser } = require("@xmldom/xmldom");
const doc = new DOMParser().parseFromString("<users/>", "text/xml");

exports.login = (req, res) => {
  const { user, password } = req.body;
  const found = xpath.select("//user[name='" + user + "' and pass='" + password + "']", doc);
  res.json({ ok: found.length > 0 });
};
