const libxmljs = require("libxmljs2");
const fs = require("fs");
const tree = libxmljs.parseXml(fs.readFileSync("staff.xml", "utf8"));

module.exports = (ctx) => {
  let expression = "//employee";
  expression += "[@id='" + ctx.params.id + "']";
  ctx.body = { name: tree.get(expression).text() };
};
