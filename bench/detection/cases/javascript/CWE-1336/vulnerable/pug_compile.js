const pug = require("pug");

exports.preview = (req, res) => {
  let source = "p Preview\n";
  source += req.body.source;
  const render = pug.compile(source);
  res.json({ html: render() });
};
