exports.later = (req, res) => {
  const action = req.query.action;
  setTimeout("notify('" + action + "')", 1000);
  res.end();
};
