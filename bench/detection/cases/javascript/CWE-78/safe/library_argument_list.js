const { execFile } = require('child_process');

function optimise(file, options, callback) {
  execFile('optipng', ['-o' + options.level, file], callback);
}

module.exports = optimise;
