exports.enter = (req, res) => {
  const values = [];
  values.push("safe");
  values.push(req.headers["x-name"]);
  values.push("moresafe");
  values.shift();
  req.session.name = values[1];
  res.end();
};
