const wrap = (tag, inner) => `<${tag}>${inner}</${tag}>`;

exports.show = (req, res) => {
  const page = wrap("p", req.params.word);
  res.send(page);
};
