const sqlite3 = require("sqlite3");
const db = new sqlite3.Database("shop.db");
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

module.exports = (app) => {
  app.delete("/carts/:id", (req, res) => {
    const id = req.params.id;
    if (!UUID.test(id)) {
      return res.sendStatus(400);
    }
    db.run("DELETE FROM carts WHERE id = '" + id + "'", () => res.sendStatus(204));
  });
};
