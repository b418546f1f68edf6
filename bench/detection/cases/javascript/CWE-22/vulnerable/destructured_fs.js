const { unlinkSync } = require("fs");

module.exports = async (ctx) => {
  const id = ctx.params.id;
  unlinkSync("/tmp/uploads/" + id);
  ctx.status = 204;
};
