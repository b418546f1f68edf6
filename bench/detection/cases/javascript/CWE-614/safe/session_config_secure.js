const session = require("express-session");

module.exports = (app) => {
  app.use(session({ secret: process.env.SECRET, resave: false, cookie: { secure: true, maxAge: 60000 } }));
};
