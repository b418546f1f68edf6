const logger = require("winston").createLogger();

module.exports = (req, res) => {
  const user = req.body.user;
  // ruleid: javascript-log-injection
  logger.warn("failed login of " + user);
  // ruleid: javascript-log-injection
  console.log(`failed login of ${user}`);
  // ok: javascript-log-injection
  logger.warn("failed login of " + user.replace(/[\r\n]/g, "_"));
  // ruleid: javascript-log-injection
  console.error("failed login", req.headers["user-agent"]);
  // ok: javascript-log-injection
  logger.warn({ user }, "failed login");
  // ok: javascript-log-injection
  console.log("failed login of %s", JSON.stringify(user));
  // ok: javascript-log-injection
  console.log("letters", user.length);
  res.sendStatus(401);
};
