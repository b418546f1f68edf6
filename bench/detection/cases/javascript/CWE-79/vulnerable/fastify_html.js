const fastify = require("fastify")();

fastify.get("/greet", (request, reply) => {
  const html = ["<html><body>", request.query.who, "</body></html>"].join("");
  reply.header("Content-Type", "text/html").send(html);
});
