const session = require("express-session");

module.exports = (app) => {
  app.use(session({ secret: process.env.SECRET, resave: false, cookie: { secure: false, maxAge: 60000 } }));
};
