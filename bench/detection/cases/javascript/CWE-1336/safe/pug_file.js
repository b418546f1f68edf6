const pug = require("pug");
const render = pug.compileFile("views/preview.pug");

exports.preview = (req, res) => {
  res.json({ html: render({ source: req.body.source }) });
};
