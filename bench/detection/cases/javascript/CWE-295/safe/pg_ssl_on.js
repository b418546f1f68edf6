const { Pool } = require("pg");

module.exports = new Pool({ host: "db.example.com", ssl: { rejectUnauthorized: true } });
