const { WebSocketServer } = require("ws");
const { execSync } = require("child_process");
const server = new WebSocketServer({ port: 8080 });

server.on("connection", (ws) => {
  ws.on("message", (message) => {
    ws.send(execSync("whois " + message.toString()));
  });
});
