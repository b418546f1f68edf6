import Fastify from "fastify";
import { spawn } from "child_process";

const app = Fastify();

app.get("/thumb", async (request, reply) => {
  const { src } = request.query as { src: string };
  const child = spawn("convert", [src, "thumb.png"], { shell: false });
  child.on("close", () => reply.send({ ok: true }));
});
