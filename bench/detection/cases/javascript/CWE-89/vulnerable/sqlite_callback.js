const sqlite3 = require("sqlite3");
const db = new sqlite3.Database("shop.db");

module.exports = (app) => {
  app.delete("/carts/:id", (req, res) => {
    db.serialize(() => {
      db.run("DELETE FROM carts WHERE id = " + req.params.id, () => res.sendStatus(204));
    });
  });
};
