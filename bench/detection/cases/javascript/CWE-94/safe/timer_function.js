exports.later = (req, res) => {
  const action = req.query.action;
  setTimeout(() => console.log(action), 1000);
  res.end();
};
