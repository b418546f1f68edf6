const { Pool } = require("pg");
const express = require("express");
const app = express();
const pool = new Pool();

app.get("/users", async (req, res) => {
  const result = await pool.query("SELECT id, name FROM users WHERE name = '" + req.query.name + "'");
  res.json(result.rows);
});
