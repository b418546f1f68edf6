const _ = require("lodash");
const express = require("express");
const app = express();
const NAMES = ["color", "size"];

app.post("/settings", (req, res) => {
  const { section, name, value } = req.body;
  // ruleid: javascript-prototype-pollution
  settings[section][name] = value;
  // ruleid: javascript-prototype-pollution
  _.merge(settings, req.body);
  // ruleid: javascript-prototype-pollution
  _.set(settings, req.body.path, value);
  // ruleid: javascript-prototype-pollution
  deepMerge(settings, JSON.parse(req.body.text));
  // ok: javascript-prototype-pollution
  settings.theme[0] = value;
  // ok: javascript-prototype-pollution
  _.merge(settings, { color: "blue" });
  // ok: javascript-prototype-pollution
  table.set(section, value);
  if (section === "__proto__") {
    return res.status(400).end();
  }
  // ok: javascript-prototype-pollution
  settings[section].color = value;
});
