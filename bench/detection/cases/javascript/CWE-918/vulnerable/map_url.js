const axios = require("axios");

exports.mirror = async (req, res) => {
  const job = new Map();
  job.set("kind", "mirror");
  job.set("url", req.headers["x-origin"]);
  const { data } = await axios.get(job.get("url"));
  res.json(data);
};
