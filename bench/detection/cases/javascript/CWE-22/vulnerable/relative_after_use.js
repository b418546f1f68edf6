const fs = require("fs");
const path = require("path");

exports.view = (request, reply) => {
  const full = path.resolve("/var/www", request.query.file);
  const content = fs.readFileSync(full, "utf8");
  console.log("read", full.length);
  reply.send({ content });
};
