const express = require('express');
const mysql = require('mysql2/promise');
const router = express.Router();
const pool = mysql.createPool({ host: 'db' });

class UserService {
  #pool;
  constructor(pool) { this.#pool = pool; }
  async byName(name) {
    const [rows] = await this.#pool.execute('SELECT * FROM users WHERE name = ?', [name]);
    return rows;
  }
}
const users = new UserService(pool);

router.get('/users', async (req, res, next) => {
  try {
    res.json(await users.byName(req.query.name));
  } catch (e) { next(e); }
});
module.exports = router;
