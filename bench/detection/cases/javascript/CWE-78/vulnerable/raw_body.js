const http = require("http");
const { exec } = require("child_process");

http.createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
  });
  req.on("end", () => {
    exec("lp " + body, () => res.end());
  });
});
