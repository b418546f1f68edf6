const fastify = require("fastify")();
const libxmljs = require("libxmljs");

fastify.post("/soap", async (request) => {
  const envelope = libxmljs.parseXmlString(request.body.toString("utf8"), { noent: true, nonet: false });
  return { action: envelope.get("//action").text() };
});
