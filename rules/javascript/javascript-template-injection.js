const ejs = require("ejs");
const pug = require("pug");
const Handlebars = require("handlebars");
const nunjucks = require("nunjucks");
const _ = require("lodash");
const express = require("express");
const app = express();

app.get("/hello", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-template-injection
  ejs.render("<h1>" + name + "</h1>");
  // ruleid: javascript-template-injection
  pug.compile(`h1 ${name}`)();
  // ruleid: javascript-template-injection
  Handlebars.compile("<h1>" + name + "</h1>")({});
  // ruleid: javascript-template-injection
  nunjucks.renderString(name, {});
  // ruleid: javascript-template-injection
  _.template("hello " + name)();
  // ruleid: javascript-template-injection
  res.render(name);
  // ok: javascript-template-injection
  ejs.render("<h1><%= name %></h1>", { name });
  // ok: javascript-template-injection
  Handlebars.compile("<h1>{{name}}</h1>")({ name });
  // ok: javascript-template-injection
  nunjucks.renderString("<h1>{{ name }}</h1>", { name });
  // ok: javascript-template-injection
  res.render("hello", { name });
});
