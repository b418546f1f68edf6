const { exec } = require("child_process");

class Job {
  constructor(request) {
    this.target = request.query.target;
  }

  start(done) {
    exec("deploy " + this.target, done);
  }
}

module.exports = (req, res) => new Job(req).start(() => res.end());
