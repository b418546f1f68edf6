const axios = require("axios");

exports.mirror = async (req, res) => {
  const job = new Map();
  job.set("base", "https://mirror.example.com/list");
  job.set("wanted", req.headers["x-origin"]);
  const { data } = await axios.get(job.get("base"));
  res.json(data);
};
