exports.go = (req, res) => {
  const site = req.params.site;
  res.redirect(301, `https://${site}.example.net.${req.query.zone}/`);
};
