const jwt = require('jsonwebtoken');

exports.login = (req, res) => {
  const token = jwt.sign({ id: 7 }, 'my-Very-s3cret-key', { algorithm: 'HS256' });
  res.json({ token });
};
