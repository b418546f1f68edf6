const { exec } = require('child_process');

function optimise(file, options, callback) {
  const command = `optipng -o${options.level} ${file}`;
  exec(command, callback);
}

module.exports = optimise;
