const logger = require('winston').createLogger();
module.exports = (req, res) => {
  logger.warn('failed login for ' + req.body.user);
  console.log('login ' + req.body.user);
  res.sendStatus(401);
};
