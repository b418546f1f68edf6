const { parseXmlString } = require("libxmljs");

module.exports = (ctx) => {
  const text = ctx.request.files.feed.toString();
  const doc = parseXmlString(text, { dtdload: true, noent: true });
  ctx.body = { name: doc.root().name() };
};
