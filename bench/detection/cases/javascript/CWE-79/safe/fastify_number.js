const fastify = require("fastify")();

fastify.get("/greet", (request, reply) => {
  const times = Number(request.query.times);
  const html = "<html><body>" + "hi ".repeat(times) + times + "</body></html>";
  reply.header("Content-Type", "text/html").send(html);
});
