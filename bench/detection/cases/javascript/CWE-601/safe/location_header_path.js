const http = require("http");
const url = require("url");

http.createServer((req, res) => {
  const query = url.parse(req.url, true).query;
  res.writeHead(302, { Location: "/items/" + encodeURIComponent(query.item) });
  res.end();
});
