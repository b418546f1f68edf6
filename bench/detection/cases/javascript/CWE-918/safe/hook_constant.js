const axios = require("axios");

module.exports = async (ctx) => {
  const hook = { url: "https://hooks.example.com/in", method: "POST", data: { text: ctx.request.body.text } };
  await axios(hook);
  ctx.status = 202;
};
