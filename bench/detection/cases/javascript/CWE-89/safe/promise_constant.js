const { client } = require("./database");

exports.search = (req, res) => {
  Promise.resolve("Bern")
    .then((city) => client.query("SELECT * FROM shops WHERE city = '" + city + "'"))
    .then((result) => res.json({ rows: result.rows, asked: req.body.city }));
};
