const _ = require("lodash");
const express = require("express");
const app = express();
const TEXT = "some text";

app.get("/search", (req, res) => {
  const wanted = req.query.wanted;
  // ruleid: javascript-regex-injection
  new RegExp(wanted).test(TEXT);
  // ruleid: javascript-regex-injection
  new RegExp("^" + wanted + "$", "i").test(TEXT);
  // ruleid: javascript-regex-injection
  TEXT.match(wanted);
  // ok: javascript-regex-injection
  new RegExp(_.escapeRegExp(wanted)).test(TEXT);
  // ok: javascript-regex-injection
  /^[a-z]+$/.test(wanted);
  // ok: javascript-regex-injection
  TEXT.includes(wanted);
  // ok: javascript-regex-injection
  new RegExp(`^[0-9]{${Number(wanted)}}$`).test(TEXT);
});
