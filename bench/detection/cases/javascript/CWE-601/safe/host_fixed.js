exports.go = (req, res) => {
  const page = req.params.page;
  res.redirect(301, `https://www.example.net/pages/${page}`);
};
