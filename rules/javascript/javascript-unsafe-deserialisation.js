const serialize = require("node-serialize");
const v8 = require("v8");
const yaml = require("js-yaml");
const express = require("express");
const app = express();

app.post("/profile", (req, res) => {
  const raw = Buffer.from(req.cookies.profile, "base64").toString();
  // ruleid: javascript-unsafe-deserialisation
  const profile = serialize.unserialize(raw);
  // ruleid: javascript-unsafe-deserialisation
  const state = v8.deserialize(req.body.state);
  // ruleid: javascript-unsafe-deserialisation
  const settings = yaml.load(req.body.settings, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ok: javascript-unsafe-deserialisation
  const good = JSON.parse(raw);
  // ok: javascript-unsafe-deserialisation
  const safe = yaml.safeLoad(req.body.settings);
  // ok: javascript-unsafe-deserialisation
  const failsafe = yaml.load(req.body.settings, { schema: yaml.FAILSAFE_SCHEMA });
  // ok: javascript-unsafe-deserialisation
  res.json(serialize.unserialize("{}"));
});
