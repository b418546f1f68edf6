const express = require("express");
const errorHandler = require("errorhandler");
const app = express();

if (process.env.NODE_ENV === "development") {
  app.use(errorHandler());
}
app.listen(3000);
