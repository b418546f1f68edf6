const cp = require('child_process');

class Backup {
  target = 'default';

  constructor(label) {
    this.label = label;
  }

  run(callback) {
    cp.exec(`tar czf backup.tgz ${this.target}`, callback);
  }
}

module.exports = (app) => {
  app.post('/backup', (req, res) => {
    new Backup(req.body.label).run(() => res.end());
  });
};
