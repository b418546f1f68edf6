const express = require("express");
const { ObjectId } = require("mongodb");
const User = require("./user");
const app = express();

app.post("/sign-in", async (req, res) => {
  const { name, password } = req.body;
  // ruleid: javascript-nosql-injection
  await User.findOne({ name: name, password: password });
  // ruleid: javascript-nosql-injection
  await db.collection("users").find(req.body).toArray();
  // ruleid: javascript-nosql-injection
  await User.find({ $where: "this.name == '" + name + "'" });
  const query = { name: req.query.name };
  // ruleid: javascript-nosql-injection
  await User.findOne(query);
  // ok: javascript-nosql-injection
  await User.findOne({ name: String(name), password: String(password) });
  // ok: javascript-nosql-injection
  await User.findOne({ name: { $eq: name } });
  // ok: javascript-nosql-injection
  await User.findOne({ _id: new ObjectId(req.body.id) });
  // ok: javascript-nosql-injection
  await User.findOne({ name: name.toString() });
  if (typeof password !== "string") {
    return res.status(400).end();
  }
  // ok: javascript-nosql-injection
  await User.findOne({ password: password });
});
