const fastify = require("fastify")();
const libxmljs = require("libxmljs");
const TEMPLATE = "<answer><ok/></answer>";

fastify.post("/soap", async (request) => {
  const envelope = libxmljs.parseXmlString(TEMPLATE, { noent: true });
  return { action: envelope.get("//ok").name(), size: request.body.length };
});
