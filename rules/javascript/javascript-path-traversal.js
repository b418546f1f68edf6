const fs = require("fs");
const path = require("path");
const { readFile } = require("fs/promises");
const express = require("express");
const app = express();
const UPLOADS = "/srv/uploads";
const PAGES = { about: "about.html", terms: "terms.html" };

app.get("/download", async (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-path-traversal
  fs.readFile("/srv/uploads/" + name, (error, data) => res.end(data));
  const file = path.join(UPLOADS, name);
  // ruleid: javascript-path-traversal
  fs.createReadStream(file).pipe(res);
  // ruleid: javascript-path-traversal
  res.sendFile(file);
  // ruleid: javascript-path-traversal
  fs.promises.unlink(`${UPLOADS}/${name}`);
  // ruleid: javascript-path-traversal
  const text = await readFile(path.resolve(UPLOADS, name), "utf8");
  // ok: javascript-path-traversal
  fs.readFileSync(path.join(UPLOADS, path.basename(name)));
  // ok: javascript-path-traversal
  res.sendFile(name, { root: UPLOADS });
  // ok: javascript-path-traversal
  fs.readFileSync(path.join(UPLOADS, PAGES[name]));
});

app.get("/checked", (req, res) => {
  const file = path.resolve(UPLOADS, req.params.name);
  if (!file.startsWith(UPLOADS + path.sep)) {
    return res.status(403).end();
  }
  // ok: javascript-path-traversal
  res.sendFile(file);
});

app.get("/dots", (req, res) => {
  const name = req.params.name;
  if (name.includes("..")) return res.status(400).end();
  // ok: javascript-path-traversal
  fs.readFileSync("/srv/uploads/" + name);
});

app.post("/upload", (req, res) => {
  const sent = req.files.file;
  // ruleid: javascript-path-traversal
  sent.mv(UPLOADS + "/" + sent.name);
  // ok: javascript-path-traversal
  sent.mv(UPLOADS + "/" + path.basename(sent.name));
  let name = req.body.name;
  name = "fixed.txt";
  // ok: javascript-path-traversal
  fs.writeFileSync(path.join(UPLOADS, name), "text");
});
