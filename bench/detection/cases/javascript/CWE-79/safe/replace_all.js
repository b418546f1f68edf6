module.exports = (req, res) => {
  const text = req.body.text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  res.send("<article>" + text + "</article>");
};
