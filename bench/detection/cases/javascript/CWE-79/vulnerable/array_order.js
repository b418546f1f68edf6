module.exports = (req, res) => {
  const [title, text] = ["Comment", req.body.text];
  res.send("<h1>" + title + "</h1><p>" + text + "</p>");
};
