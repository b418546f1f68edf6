const jwt = require("jsonwebtoken");

module.exports = (req, res, next) => {
  const claims = jwt.decode(req.headers.authorization.slice(7));
  req.user = claims.sub;
  next();
};
