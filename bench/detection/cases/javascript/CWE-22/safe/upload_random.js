const path = require("path");
const { randomUUID } = require("crypto");

exports.upload = (req, res) => {
  const picture = req.files.picture;
  picture.mv(path.join("/srv/pictures", randomUUID() + ".png"), () => res.redirect("/"));
};
