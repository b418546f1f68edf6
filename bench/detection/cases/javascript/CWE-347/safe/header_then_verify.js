const jwt = require("jsonwebtoken");

exports.read = (token, keys) => {
  const { header } = jwt.decode(token, { complete: true });
  return jwt.verify(token, keys[header.kid], { algorithms: ["RS256"] });
};
