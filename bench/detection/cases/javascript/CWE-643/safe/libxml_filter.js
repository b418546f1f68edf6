const libxmljs = require("libxmljs2");
const fs = require("fs");
const tree = libxmljs.parseXml(fs.readFileSync("staff.xml", "utf8"));

module.exports = (ctx) => {
  const all = tree.find("//employee");
  const one = all.find((node) => node.attr("id").value() === ctx.params.id);
  ctx.body = { name: one.text() };
};
