const { exec, execFile, execSync } = require("child_process");

exports.clone = (url, done) => {
  // ruleid: javascript-exported-command
  exec("git clone " + url, done);
};

exports.tag = async function (name) {
  const command = ["git tag", name].join(" ");
  // ruleid: javascript-exported-command
  return execSync(command);
};

exports.apart = (url, done) => {
  // ok: javascript-exported-command
  execFile("git", ["clone", "--", url], done);
};

exports.level = (level) => {
  // ok: javascript-exported-command
  execSync(`optipng -o${Number(level)} all.png`);
};

exports.handler = (req, res) => {
  // ok: javascript-exported-command
  execSync("uptime");
  res.end();
};

function local(url) {
  // ok: javascript-exported-command
  execSync("git fetch " + url);
}

local("origin");

function optimise(file, options, done) {
  // ruleid: javascript-exported-command
  exec(`optipng -o${options.level} ${file}`, done);
}

module.exports = { optimise };
