const mysql = require('mysql');
module.exports = mysql.createConnection({ host: 'localhost', user: 'root', password: 'Sommer2024!', database: 'shop' });
