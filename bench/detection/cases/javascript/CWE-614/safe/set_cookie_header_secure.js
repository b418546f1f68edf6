const http = require("http");

http.createServer((req, res) => {
  res.setHeader("Set-Cookie", "sid=abc; HttpOnly; Secure; Path=/");
  res.end();
});
