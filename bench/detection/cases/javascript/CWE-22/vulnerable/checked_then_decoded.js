const fs = require('fs');
const path = require('path');

module.exports = function servePublicFiles() {
  return ({ params, query }, res, next) => {
    const file = params.file;
    if (!file.includes('/')) {
      verify(file, res, next);
    } else {
      next(new Error('File names cannot contain forward slashes!'));
    }
  };

  function verify(file, res, next) {
    if (file && (file.endsWith('.md') || file.endsWith('.pdf'))) {
      file = decodeURIComponent(file);
      res.sendFile(path.resolve('ftp/', file));
    } else {
      res.status(403);
    }
  }
};
