const express = require("express");
const { Pool } = require("pg");
const sqlite3 = require("sqlite3");
const mysql = require("mysql2");

const app = express();
const pool = new Pool();
const db = new sqlite3.Database("app.db");
const connection = mysql.createConnection({});
const COLUMNS = { name: "name", age: "age" };

app.get("/users", async (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-sql-injection
  await pool.query("SELECT * FROM users WHERE name = '" + name + "'");
  // ruleid: javascript-sql-injection
  await pool.query(`SELECT * FROM users WHERE name = '${name}'`);
  // ruleid: javascript-sql-injection
  db.all(`SELECT * FROM users WHERE name = '${name}'`, (error, rows) => res.json(rows));
  const statement = ["SELECT * FROM users WHERE name = '", name, "'"].join("");
  // ruleid: javascript-sql-injection
  connection.query(statement, (error, rows) => res.json(rows));
  // ruleid: javascript-sql-injection
  connection.query({ sql: "SELECT * FROM users WHERE name = '" + name + "'" }, () => {});
  // ok: javascript-sql-injection
  await pool.query("SELECT * FROM users WHERE name = $1", [name]);
  // ok: javascript-sql-injection
  db.all("SELECT * FROM users WHERE name = ?", [name], (error, rows) => res.json(rows));
  // ok: javascript-sql-injection
  connection.query("SELECT * FROM users WHERE name = " + mysql.escape(name));
  // ok: javascript-sql-injection
  await pool.query(`SELECT ${COLUMNS[name]} FROM users`);
  const id = Number(req.query.id);
  // ok: javascript-sql-injection
  await pool.query(`SELECT * FROM users WHERE id = ${id}`);
});

app.post("/orders", async (req, res) => {
  const { state, order } = req.body;
  // ruleid: javascript-sql-injection
  await sequelize.query(`SELECT * FROM orders WHERE state = '${state}'`);
  // ruleid: javascript-sql-injection
  await knex.raw("SELECT * FROM orders WHERE state = '" + state + "'");
  // ruleid: javascript-sql-injection
  await knex("orders").whereRaw(`state = '${state}'`);
  // ruleid: javascript-sql-injection
  await prisma.$queryRawUnsafe("SELECT * FROM orders WHERE state = '" + state + "'");
  // ok: javascript-sql-injection
  await sequelize.query("SELECT * FROM orders WHERE state = :state", { replacements: { state } });
  // ok: javascript-sql-injection
  await knex("orders").where({ state });
  // ok: javascript-sql-injection
  await prisma.$queryRaw`SELECT * FROM orders WHERE state = ${state}`;
  if (!["id", "state"].includes(order)) {
    return res.status(400).end();
  }
  // ok: javascript-sql-injection
  await knex.raw(`SELECT * FROM orders ORDER BY ${order}`);
  let kind = req.body.kind;
  kind = "book";
  // ok: javascript-sql-injection
  await pool.query(`SELECT * FROM orders WHERE kind = '${kind}'`);
});
