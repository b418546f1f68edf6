const { XMLParser } = require("fast-xml-parser");

module.exports = (ctx) => {
  const text = ctx.request.files.feed.toString();
  const doc = new XMLParser().parse(text);
  ctx.body = { doc };
};
