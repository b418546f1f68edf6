const { client } = require("./database");

function readBody(req) {
  return Promise.resolve(req.body);
}

exports.search = (req, res) => {
  Promise.resolve(req.body.city)
    .then((city) => client.query("SELECT * FROM shops WHERE city = '" + city + "'"))
    .then((result) => res.json(result.rows));
};
