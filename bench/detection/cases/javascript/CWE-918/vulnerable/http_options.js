const http = require("http");

exports.proxy = (req, res) => {
  const options = { hostname: req.query.server, port: 80, path: "/" };
  http.request(options, (answer) => answer.pipe(res)).end();
};
