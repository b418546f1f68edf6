const mysql = require("mysql");
const con = mysql.createConnection({ host: "localhost" });

module.exports = (req, res) => {
  const address = req.query.address;
  const sql = "SELECT * FROM customers WHERE address = '" + address + "'";
  con.query(sql, function (err, result) {
    if (err) throw err;
    res.json(result);
  });
};
