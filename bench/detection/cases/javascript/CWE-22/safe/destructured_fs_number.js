const { unlinkSync } = require("fs");

module.exports = async (ctx) => {
  const id = Number.parseInt(ctx.params.id, 10);
  unlinkSync("/tmp/uploads/" + id);
  ctx.status = 204;
};
