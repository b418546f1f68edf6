const cookieSession = require("cookie-session");

module.exports = (app) => app.use(cookieSession({ name: "s", keys: [process.env.KEY], secure: true, httpOnly: false }));
