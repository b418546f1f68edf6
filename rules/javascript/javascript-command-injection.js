const { exec, execFile, execSync, spawn } = require("child_process");
const express = require("express");
const app = express();
const COMMANDS = { up: "uptime", who: "who" };

app.get("/convert", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-command-injection
  exec("convert " + name + " out.png");
  // ruleid: javascript-command-injection
  execSync(`convert ${name} out.png`);
  // ruleid: javascript-command-injection
  spawn("sh", ["-c", `convert ${name} out.png`]);
  // ruleid: javascript-command-injection
  spawn("convert " + name, { shell: true });
  // ruleid: javascript-command-injection
  require("child_process").exec(decodeURIComponent(name), () => res.end());
  // ok: javascript-command-injection
  execFile("convert", ["--", name, "out.png"]);
  // ok: javascript-command-injection
  spawn("convert", [name, "out.png"]);
  // ok: javascript-command-injection
  exec(COMMANDS[name]);
  const size = parseInt(req.query.size, 10);
  // ok: javascript-command-injection
  exec(`convert -resize ${size} in.png out.png`);
});

app.post("/containers", async (req, res) => {
  const { value } = req.body;
  const parts = [];
  parts.push("echo");
  parts.push(value);
  // ruleid: javascript-command-injection
  exec(parts.join(" "));
  const jobs = {};
  jobs["first"] = "uptime";
  jobs["second"] = value;
  jobs["third"] = "who";
  // ruleid: javascript-command-injection
  exec(jobs["second"]);
  // ok: javascript-command-injection
  exec(jobs["first"]);
  const table = new Map();
  table.set("one", "uptime");
  table.set("two", value);
  // ruleid: javascript-command-injection
  exec(table.get("two"));
  // ok: javascript-command-injection
  exec(table.get("one"));
  value.split(",").forEach((part) => {
    // ruleid: javascript-command-injection
    exec("touch " + part);
  });
  for (const [key, text] of Object.entries(req.body)) {
    // ruleid: javascript-command-injection
    exec(`set ${key}=${text}`);
  }
});

app.get("/checked", (req, res) => {
  const action = req.params.action;
  if (!["start", "stop"].includes(action)) {
    return res.status(404).end();
  }
  // ok: javascript-command-injection
  exec(`systemctl ${action} web`);
});

app.get("/checked-pattern", (req, res) => {
  const name = req.params.name;
  if (!/^[a-z0-9]+$/.test(name)) return res.status(400).end();
  // ok: javascript-command-injection
  exec(`id ${name}`);
});

app.get("/never", (req, res) => {
  const value = req.query.value;
  const offset = 86;
  let job;
  if (7 * 42 - offset > 200) {
    job = "uptime";
  } else {
    job = value;
  }
  // ok: javascript-command-injection
  exec(job);
  job = 7 * 18 + offset > 200 ? "who" : value;
  // ok: javascript-command-injection
  exec(job);
  job = 7 * 18 + offset < 200 ? "who" : value;
  // ruleid: javascript-command-injection
  exec(job);
  job = "uptime";
  // ok: javascript-command-injection
  exec(job);
});

function run(argument) {
  // ok: javascript-command-injection
  exec("make " + argument);
}

const child = require("node:child_process");

function resize(req, done) {
  const words = [];
  words.push("-resize", req.body.size, "in.png", "out.png");
  // ruleid: javascript-command-injection
  child.exec("convert " + words.join(" "), done);
  // ok: javascript-command-injection
  child.execFile("convert", ["-resize", req.body.size], done);
}
