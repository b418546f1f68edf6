const xpath = require("xpath");
const libxmljs = require("libxmljs");
const express = require("express");
const app = express();

app.get("/employee", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-xpath-injection
  xpath.select("//employee[@name='" + name + "']", doc);
  // ruleid: javascript-xpath-injection
  xpath.select1(`//employee[@name='${name}']`, doc);
  const xmlDoc = libxmljs.parseXml("<employees/>");
  // ruleid: javascript-xpath-injection
  xmlDoc.find(`//employee[@name='${name}']`);
  // ok: javascript-xpath-injection
  xpath.parse("//employee[@name=$name]").select({ node: doc, variables: { name } });
  // ok: javascript-xpath-injection
  xpath.select("//employee[@name='" + name.replace(/'/g, "&apos;") + "']", doc);
  // ok: javascript-xpath-injection
  xpath.select("//employee", doc);
});
