const libxmljs = require("libxmljs");
const { XMLParser } = require("fast-xml-parser");
const express = require("express");
const app = express();

app.post("/order", (req, res) => {
  // ruleid: javascript-xxe
  libxmljs.parseXml(req.body, { noent: true });
  const text = req.files.order.data.toString("utf8");
  // ruleid: javascript-xxe
  libxmljs.parseXmlString(text, { dtdload: true, noblanks: true });
  const options = { noent: true };
  // ruleid: javascript-xxe
  libxmljs.parseXml(text, options);
  // ok: javascript-xxe
  libxmljs.parseXml(req.body);
  // ok: javascript-xxe
  libxmljs.parseXml(req.body, { noent: false });
  // ok: javascript-xxe
  libxmljs.parseXml("<order/>", { noent: true });
  // ok: javascript-xxe
  new XMLParser().parse(text);
});
