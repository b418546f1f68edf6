const libxml = require('libxmljs2');
module.exports = ({ file }, res, next) => {
  const data = file.buffer.toString();
  const doc = libxml.parseXml(data, { noblanks: true, noent: false, nonet: true });
  res.send(doc.toString(false));
};
