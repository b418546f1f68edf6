const path = require("path");

exports.upload = (req, res) => {
  const picture = req.files.picture;
  picture.mv(path.join("/srv/pictures", picture.name), () => res.redirect("/"));
};
