function toText(value) {
  return String(value).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
}

exports.show = (req, res) => {
  const page = "<p>" + toText(req.params.word) + "</p>";
  res.send(page);
};
