const axios = require("axios");

module.exports = async (ctx) => {
  const hook = { url: ctx.request.body.url, method: "POST" };
  await axios(hook);
  ctx.status = 202;
};
