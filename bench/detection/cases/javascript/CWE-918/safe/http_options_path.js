const http = require("http");

exports.proxy = (req, res) => {
  const options = { hostname: "backend.internal", port: 80, path: "/items/" + encodeURIComponent(req.query.item) };
  http.request(options, (answer) => answer.pipe(res)).end();
};
