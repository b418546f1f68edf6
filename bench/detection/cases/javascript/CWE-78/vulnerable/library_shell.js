const shell = require('shelljs');
module.exports.clone = (args, cb) => {
  shell.exec('git clone ' + args.url, cb);
};
