const fs = require("fs");
const path = require("path");
const AdmZip = require("adm-zip");
const unzipper = require("unzipper");

function unpack(file, folder) {
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on("entry", function (entry) {
      // ruleid: javascript-archive-path
      entry.pipe(fs.createWriteStream(path.join(folder, entry.path)));
    });
}

function unpackNamed(stream, folder) {
  stream.on("entry", (header, body, next) => {
    const name = header.name;
    // ruleid: javascript-archive-path
    body.pipe(fs.createWriteStream(folder + "/" + name));
  });
}

function each(file, folder) {
  for (const entry of new AdmZip(file).getEntries()) {
    // ruleid: javascript-archive-path
    fs.writeFileSync(path.join(folder, entry.entryName), entry.getData());
  }
}

function compared(stream, folder) {
  stream.on("entry", (entry) => {
    const place = path.resolve(folder, entry.path);
    if (place.startsWith(folder + path.sep)) {
      // ok: javascript-archive-path
      entry.pipe(fs.createWriteStream(place));
    }
  });
}

function nameOnly(stream, folder) {
  stream.on("entry", (entry) => {
    // ok: javascript-archive-path
    entry.pipe(fs.createWriteStream(path.join(folder, path.basename(entry.path))));
  });
}

function refused(file, folder) {
  for (const entry of new AdmZip(file).getEntries()) {
    const name = entry.entryName;
    if (name.includes("..")) {
      throw new Error("refused");
    }
    // ok: javascript-archive-path
    fs.writeFileSync(path.join(folder, name), entry.getData());
  }
}

module.exports = { unpack, unpackNamed, each, compared, nameOnly, refused };
