const express = require("express");
const errorHandler = require("errorhandler");
const app = express();

app.use(errorHandler());
app.listen(3000);
