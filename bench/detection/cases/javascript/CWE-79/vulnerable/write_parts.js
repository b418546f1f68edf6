const http = require("http");
const { URL } = require("url");

http
  .createServer((req, res) => {
    const address = new URL(req.url, "http://localhost");
    const term = address.searchParams.get("q");
    res.setHeader("Content-Type", "text/html");
    res.write("<ul>");
    res.write("<li>" + term + "</li>");
    res.end("</ul>");
  })
  .listen(8080);
