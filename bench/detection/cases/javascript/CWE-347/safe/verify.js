const jwt = require("jsonwebtoken");

module.exports = (req, res, next) => {
  const claims = jwt.verify(req.headers.authorization.slice(7), process.env.PUBLIC_KEY, { algorithms: ["RS256"] });
  req.user = claims.sub;
  next();
};
