import Fastify from "fastify";

const app = Fastify();
app.get("/", (request, reply) => {
  reply.setCookie("sid", "abc", { path: "/", httpOnly: true }).send({ ok: true });
});
