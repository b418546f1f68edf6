const logger = require("pino")();

module.exports = (req, res) => {
  logger.warn({ user: req.body.user }, "failed login");
  res.sendStatus(401);
};
