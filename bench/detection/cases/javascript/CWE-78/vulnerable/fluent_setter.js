const cp = require('child_process');

class Backup {
  target = 'default';

  setTarget(target) {
    this.target = target;
    return this;
  }

  run(callback) {
    cp.exec(`tar czf backup.tgz ${this.target}`, callback);
  }
}

module.exports = (app) => {
  app.post('/backup', (req, res) => {
    new Backup().setTarget(req.body.target).run(() => res.end());
  });
};
