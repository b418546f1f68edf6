module.exports = (req, res) => {
  const text = req.body.text.replace("<script>", "");
  res.send("<article>" + text + "</article>");
};
