const http = require("http");
const { URL } = require("url");

http
  .createServer((req, res) => {
    const address = new URL(req.url, "http://localhost");
    const term = address.searchParams.get("q");
    res.setHeader("Content-Type", "text/plain");
    res.write("You asked for ");
    res.end(term);
  })
  .listen(8080);
