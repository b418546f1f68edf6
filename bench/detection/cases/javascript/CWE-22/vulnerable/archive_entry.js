const fs = require('fs');
const unzipper = require('unzipper');
module.exports = ({ file }, res) => {
  fs.createReadStream(file.path).pipe(unzipper.Parse()).on('entry', function (entry) {
    const fileName = entry.path;
    entry.pipe(fs.createWriteStream('uploads/complaints/' + fileName));
  });
};
