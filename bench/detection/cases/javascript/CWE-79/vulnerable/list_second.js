module.exports = (req, res) => {
  const values = [];
  values.push("safe");
  values.push(req.body.comment);
  values.push("moresafe");
  values.shift();
  const bar = values[0];
  res.send("<div>" + bar + "</div>");
};
