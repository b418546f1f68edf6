const fs = require("fs");
const path = require("path");

exports.view = (request, reply) => {
  const full = path.resolve("/var/www", request.query.file);
  const relative = path.relative("/var/www", full);
  if (relative.startsWith("..") || path.isAbsolute(relative)) {
    throw new Error("outside");
  }
  reply.send({ content: fs.readFileSync(full, "utf8") });
};
