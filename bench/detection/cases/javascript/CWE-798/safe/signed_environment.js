const jwt = require('jsonwebtoken');

exports.login = (req, res) => {
  const token = jwt.sign({ id: 7 }, process.env.JWT_SECRET, { algorithm: 'HS256' });
  res.json({ token });
};
