const jwt = require("jsonwebtoken");

exports.issue = (user) => jwt.sign({ sub: user.id }, process.env.PRIVATE_KEY, { algorithm: "RS256" });
