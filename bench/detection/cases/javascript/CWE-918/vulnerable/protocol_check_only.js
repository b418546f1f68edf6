const fetch = require("node-fetch");

exports.load = async (req, res) => {
  const url = req.query.feed;
  if (!url.startsWith("https://")) {
    return res.status(400).end();
  }
  const answer = await fetch(url);
  res.json(await answer.json());
};
