module.exports = (req, res) => {
  const [title, text] = ["Comment", req.body.text];
  console.log(text);
  res.send("<h1>" + title + "</h1>");
};
