module.exports = (db) => ({
  handleLogin(req, res) {
    const { userName, password } = req.body;
    if (typeof userName !== 'string' || typeof password !== 'string') {
      return res.sendStatus(400);
    }
    db.collection('users').findOne({ userName: userName, password: password }, (err, user) => {
      res.json(user);
    });
  },
});
