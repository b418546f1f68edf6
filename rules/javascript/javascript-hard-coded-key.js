const crypto = require("crypto");
const jwt = require("jsonwebtoken");
const mysql = require("mysql2");
const session = require("express-session");

// ruleid: javascript-hard-coded-key
const JWT_SECRET = "tall-cedar-lamp";
// ok: javascript-hard-coded-key
const tokenKey = "your-secret-here";
// ok: javascript-hard-coded-key
const sessionKey = process.env.SESSION_KEY;

module.exports = (app, claims, text) => {
  // ruleid: javascript-hard-coded-key
  const first = jwt.sign(claims, "tall-cedar-lamp", { expiresIn: "1h" });
  // ok: javascript-hard-coded-key
  const second = jwt.sign(claims, process.env.JWT_KEY);
  // ruleid: javascript-hard-coded-key
  app.use(session({ secret: "tall-cedar-lamp", resave: false }));
  // ok: javascript-hard-coded-key
  app.use(session({ secret: sessionKey, resave: false }));
  // ruleid: javascript-hard-coded-key
  const mac = crypto.createHmac("sha256", "tall-cedar-lamp").update(text).digest("hex");
  // ruleid: javascript-hard-coded-key
  const database = mysql.createConnection({ host: "db", user: "shop", password: "Harbour-12!" });
  // ok: javascript-hard-coded-key
  const other = mysql.createConnection({ host: "db", user: "shop", password: process.env.DB_PASSWORD });
  // ok: javascript-hard-coded-key
  const local = mysql.createConnection({ host: "db", user: "shop", password: "" });
  return { first, second, mac, database, other, local };
};
